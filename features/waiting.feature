Feature: Limits on what waits for a user who is offline

  Scenario: Only so many messages wait for one user
    Given the setting messaging.kept is 2
    And yoda is logged in
    When yoda types "/msgto hans number #" 3 times
    Then yoda sees "message 2 waits for hans"
    And yoda is refused: "2 messages wait already"
    When yoda types "/msgto leia hello"
    Then yoda sees "message 3 waits for leia"
    When hans logs in
    Then hans sees "yoda: number #" 2 times in order
    When yoda types "/msgto hans the next"
    Then yoda sees "message 4 to hans"
    And hans sees "yoda: the next"
    And hans does not see "number 3"
