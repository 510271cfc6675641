Feature: Being away from the keyboard

  Background:
    Given yoda and hans are logged in
    And hans types "/away at lunch"
    And hans sees "Who writes to you is told that you are away."

  Scenario: Who writes is told so once, and the message arrives
    When yoda types "/msgto hans hello"
    Then yoda sees the line "hans is away: at lunch"
    And yoda sees "to hans"
    And hans sees "yoda: hello"
    When yoda types "/msgto hans are you there?"
    Then yoda sees "to hans"
    And hans sees "yoda: are you there?"
    And yoda sees nothing more

  Scenario: After ten minutes once more
    Given yoda types "/msgto hans hello"
    And yoda sees "hans is away: at lunch"
    When 600 seconds pass
    And yoda types "/msgto hans still there?"
    Then yoda sees "hans is away: at lunch"

  Scenario: Back again
    When hans types "/back"
    Then hans sees "Welcome back."
    When yoda types "/msgto hans hello"
    Then yoda sees "to hans"
    And yoda sees nothing more
    When hans types "/back"
    Then hans is refused: "You are not away."

  Scenario: It ends with the log-out
    When hans logs out
    And hans logs in
    And yoda types "/msgto hans hello"
    Then hans sees "yoda: hello"
    And yoda does not see "hans is away"
