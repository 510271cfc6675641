Feature: Reminders

  Scenario: A reminder comes when it is due, and once
    Given it is "01 Jun 2022 15:00:00"
    And yoda and hans are logged in
    When yoda types "/remind 1m the tea"
    Then yoda sees "1  01 Jun 2022 15:01:00  the tea"
    And yoda sees "Reminder 1 is set. /forget 1 takes it back."
    When 40 seconds pass
    Then yoda sees nothing more
    When 60 seconds pass
    Then yoda sees "reminder: the tea"
    When 120 seconds pass
    Then yoda sees nothing more
    And hans sees nothing

  Scenario: A time of the day, the list, and one that is taken back
    Given it is "01 Jun 2022 15:00:00"
    And yoda is logged in
    When yoda types "/remind 18:30 go home"
    Then yoda sees "1  01 Jun 2022 18:30:00  go home"
    When yoda types "/remind 2h call leia"
    Then yoda sees "2  01 Jun 2022 17:00:00  call leia"
    When yoda types "/reminders"
    Then yoda sees in this order:
      """
      2  01 Jun 2022 17:00:00  call leia
      1  01 Jun 2022 18:30:00  go home
      """
    When yoda types "/forget 2"
    Then yoda sees "Reminder 2 is forgotten: call leia"
    When yoda types "/forget 2"
    Then yoda is refused: "You have no reminder 2."

  Scenario: Who is away finds the reminder at the next log-in
    Given yoda is logged in
    When yoda types "/remind 10s the tea"
    And yoda sees "Reminder 1 is set."
    And yoda logs out
    And 60 seconds pass
    And yoda logs in
    Then yoda sees "reminder: the tea"

  Scenario: What was due while the server was down comes at once, and once
    Given yoda is logged in
    When yoda types "/remind 10s the tea"
    And yoda sees "Reminder 1 is set."
    And the server crashes
    Then yoda is refused: "Lost the connection"
    When 20 seconds pass
    And the server starts again
    Then yoda sees "Connected again as"
    And yoda sees "reminder: the tea"
    When yoda types "/reminders"
    Then yoda sees "You have no reminders."
    When the server crashes
    And the server starts again
    Then yoda sees "Connected again as"
    And yoda does not see "reminder: the tea"

  Scenario: So many, and no more
    Given yoda is logged in
    When yoda types "/remind 1d number #" 100 times
    And yoda types "/remind 1d one more"
    Then yoda is refused: "You have 100 reminders already, which is the limit."

  Scenario Outline: A time that is <what> is refused
    Given yoda is logged in
    When yoda types "/remind <when> tea"
    Then yoda is refused: "'<when>' is not a time such as 90s, 10m, 2h, 1d (at most 365d) or 18:30"

    Examples:
      | what          | when  |
      | none          | soon  |
      | now           | 0s    |
      | too far ahead | 366d  |
      | not of a day  | 24:00 |
