@fresh
Feature: Messages from one user to another

  Background:
    Given yoda, hans and leia are logged in

  Scenario: A message is delivered at once and confirmed with its time and number
    Given it is "01 Jun 2022 15:00:01"
    When yoda types "/msgto hans hello"
    Then hans sees the line "01 Jun 2022 15:00:01, yoda: hello"
    And yoda sees the line "01 Jun 2022 15:00:01, message 1 to hans"
    And yoda, hans and leia see nothing more

  Scenario: Numbers grow with each message of the server
    When yoda types "/msgto hans one"
    Then yoda sees "message 1 to hans"
    When leia types "/msgto yoda two"
    Then leia sees "message 2 to yoda"
    And yoda sees "leia: two"

  Scenario: Messages are logged
    Given it is "01 Jun 2022 21:39:04"
    When yoda types "/msgto hans hello; how are you?"
    Then yoda sees "message 1"
    Given it is "01 Jun 2022 21:39:05"
    When hans types "/msgto yoda well"
    Then the server's file "messagelog.txt" holds:
      """
      1; 01 Jun 2022 21:39:04; hans; hello; how are you?
      2; 01 Jun 2022 21:39:05; yoda; well
      """

  Scenario: Text comes as it was typed
    When yoda types "/msgto hans  two blanks,   three, and :colons;semicolons@tags \\ ünïcödé 🚀"
    Then hans sees the line "…, yoda:  two blanks,   three, and :colons;semicolons@tags \\ ünïcödé 🚀"

  Scenario: Control characters do not reach another's terminal
    When yoda types "/msgto hans ␛[2J␇red ␛[31malert␛[0m"
    Then hans sees "yoda: [2Jred [31malert[0m"

  Scenario: The command has a short name
    When yoda types "/msg hans hello"
    Then hans sees "yoda: hello"

  Scenario: Many messages at once keep their order and their bounds
    When yoda types "/msgto hans number #" 100 times
    Then hans sees "yoda: number #" 100 times in order
    And yoda sees "message # to hans" 100 times in order

  Scenario: A long message comes whole
    When yoda types "/msgto hans " and 15000 letters
    Then hans sees "yoda: " and 15000 letters
    When yoda types "/msgto hans " and 16000 letters
    Then yoda is refused: "15,360"
    When yoda types "/msgto hans still here"
    Then hans sees "yoda: still here"

  Scenario Outline: <what> is refused
    When yoda types "<line>"
    Then yoda is refused: "<refusal>"
    And yoda, hans and leia see nothing more

    Examples:
      | what            | line                | refusal                      |
      | Missing text    | /msgto hans         | Usage: /msgto USER TEXT…     |
      | Blank text      | /msgto hans    ␉    | Usage: /msgto USER TEXT…     |
      | A missing user  | /msgto              | Usage: /msgto USER TEXT…     |
      | An unknown user | /msgto nobody hello | There is no user 'nobody'    |
      | Another case    | /msgto Hans hello   | There is no user 'Hans'      |
      | Oneself         | /msgto yoda hello   | 'yoda' is you                |

  Scenario: A message to a user who is offline waits for the log-in
    Given hans logs out
    When yoda types "/msgto hans are you there?"
    Then yoda sees "hans is offline; message 1 waits for hans"
    When leia types "/msgto hans call me"
    Then leia sees "message 2 waits for hans"
    Given it is "01 Jun 2022 16:00:00"
    When hans logs in
    Then hans sees the line "01 Jun 2022 15:00:00, yoda: are you there?"
    And hans sees the line "01 Jun 2022 15:00:00, leia: call me"
    When hans logs out
    And hans logs in
    And yoda types "/msgto hans there you are"
    Then hans sees "yoda: there you are"
    And hans does not see "are you there?"
    And hans does not see "call me"
