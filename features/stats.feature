Feature: What the server does

  Background:
    Given yoda is an administrator of the server

  Scenario: An administrator sees how the server fares
    Given yoda is logged in
    When 125 seconds pass
    And yoda types "/stats"
    Then yoda sees "up 2 min  last 2 min  average  in all"
    And yoda sees "messages  "
    And yoda sees "deliveries  "
    And yoda sees "memory  …B  GC …"
    When 10 seconds pass
    And yoda types "/stats"
    Then yoda sees "up 2 min  last 10 s  average  in all"

  Scenario: A command that is not there
    Given yoda is logged in
    When yoda types "/stats dance"
    Then yoda is refused: "There is no command 'dance'. /help lists them all."

  Scenario: It is not for everybody
    Given hans is logged in
    When hans types "/stats"
    Then hans is refused: "/stats is for administrators of this server."
    And hans sees nothing more
