Feature: Words that the owner of the server does not want

  Scenario: They are masked, whole words only, whatever their case
    Given the setting filter.words is darn,heck
    And yoda and hans are logged in
    When yoda types "/msgto hans Darn it, the darned HECK"
    Then hans sees "yoda: **** it, the darned ****"

  Scenario: In groups, too
    Given the setting filter.words is darn
    And yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    When yoda types "/groupmsg force darn it"
    Then hans sees "force, yoda: **** it"
    And the server's file "force_messagelog.txt" holds:
      """
      1; …; yoda; **** it
      """

  Scenario: Or the message is refused, and nobody gets it
    Given the setting filter.words is darn
    And the setting filter.action is refuse
    And yoda and hans are logged in
    When yoda types "/msgto hans darn it"
    Then yoda is refused: "'darn' is a word that this server does not take, so nothing was sent."
    And hans sees nothing
    When yoda types "/msgto hans hello"
    Then yoda sees "message 1 to hans"
    And hans sees "yoda: hello"

  Scenario: Without words, everything may be said
    Given yoda and hans are logged in
    When yoda types "/msgto hans darn it"
    Then hans sees "yoda: darn it"
