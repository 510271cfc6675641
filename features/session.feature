Feature: A session, from the first command to the last

  Scenario: A goodbye
    Given yoda and hans are logged in
    When yoda types "/logout"
    Then yoda sees "Goodbye, yoda."
    And yoda's client ends with status 0
    And yoda's UDP port is free again
    And the server tells "yoda left"
    When hans types "/activeuser"
    Then hans sees "Nobody else is here."
    And the server's file "userlog.txt" holds:
      """
      1; …; hans; 127.0.0.1; …
      """

  Scenario: The goodbye takes no arguments
    Given yoda and hans are logged in
    When yoda types "/logout now"
    Then yoda is refused: "/logout takes no arguments. Usage: /logout"
    When hans types "/msgto yoda still there?"
    Then yoda sees "hans: still there?"

  Scenario: Leaving the program
    Given yoda is logged in
    When yoda types "/quit"
    Then yoda's client ends with status 0
    And the server tells "yoda left"

  Scenario: The end of a script is a goodbye, too
    Given yoda and hans are logged in
    When yoda types "/msgto hans last words"
    And yoda closes the input
    Then hans sees "yoda: last words"
    And yoda's client ends with status 0
    And the server tells "yoda left"

  Scenario: The exit status of a script tells that a line failed
    Given yoda is logged in
    When yoda types "/msgto nobody hello"
    And yoda types "/activeuser"
    And yoda closes the input
    Then yoda sees "Nobody else is here."
    And yoda's client ends with status 1

  Scenario Outline: <what> is refused, and the session goes on
    Given yoda is logged in
    When yoda types "<line>"
    Then yoda is refused: "<refusal>"
    When yoda types "/activeuser"
    Then yoda sees "Nobody else is here."

    Examples:
      | what                   | line             | refusal                          |
      | An unknown command     | /dance           | There is no command '/dance'     |
      | A line without a slash | hello everybody  | /help                            |
      | A missing argument     | /joingroup       | Usage: /joingroup GROUP          |
      | One argument too many  | /joingroup a b   | 'b' is one argument too many     |

  Scenario: The server tells what happens
    Given yoda and hans are logged in
    When yoda types "/msgto hans the plans are in the droid"
    Then hans sees "yoda: the plans are in the droid"
    And the server tells "yoda logged in from 127.0.0.1"
    And the server tells "yoda /msgto hans … -> OK"
    When yoda types "/dance"
    Then the server tells "yoda /dance -> UNKNOWN"
    And the server has not told "droid"
