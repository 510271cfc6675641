@fresh
Feature: Who is here

  Scenario: Every other active user, since when, and where
    Given it is "01 Jun 2022 15:00:01"
    And yoda is logged in
    And it is "01 Jun 2022 15:00:02"
    And hans and leia are logged in
    When hans types "/activeuser"
    Then hans sees "yoda  01 Jun 2022 15:00:01  127.0.0.1  …"
    And hans sees "leia  01 Jun 2022 15:00:02  127.0.0.1  …"
    And hans sees nothing more

  Scenario: The port on which another user's client receives files
    Given yoda and hans are logged in
    When hans types "/activeuser"
    Then hans sees yoda's UDP port

  Scenario: Nobody else is here
    Given yoda is logged in
    When yoda types "/activeuser"
    Then yoda sees "Nobody else is here."

  Scenario: Arguments are refused
    Given yoda is logged in
    When yoda types "/activeuser hans"
    Then yoda is refused: "/activeuser takes no arguments. Usage: /activeuser"

  Scenario: Who has left is no longer here
    Given yoda, hans and leia are logged in
    When leia logs out
    And yoda types "/activeuser"
    Then yoda sees "hans"
    And yoda sees nothing more
