@fresh
Feature: What was acknowledged survives a crash of the server

  Scenario: Groups, members and numbers are there again, and clients come back by themselves
    Given yoda, hans and leia are logged in
    And yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    And yoda types "/groupmsg force before"
    And yoda sees "message 1 to force"
    And yoda types "/msgto hans before"
    And yoda sees "message 1 to hans"
    When the server crashes
    Then yoda and hans are refused: "Lost the connection"
    When the server starts again
    Then yoda, hans and leia see "Connected again as"
    When yoda types "/groupmsg force after"
    Then yoda sees "message 2 to force"
    And hans sees "force, yoda: after"
    And leia does not see "after"
    When leia types "/joingroup force"
    Then leia sees "You have joined force."
    When yoda types "/msgto hans after"
    Then yoda sees "message 2 to hans"

  Scenario: A message that waits comes after a crash, and once
    Given yoda is logged in
    When yoda types "/msgto hans patience"
    Then yoda sees "message 1 waits for hans"
    When the server crashes
    And the server starts again
    And hans logs in
    Then hans sees "yoda: patience"
    When the server crashes
    And the server starts again
    Then yoda sees "Connected again as"
    When hans logs in
    And yoda types "/msgto hans thank you"
    Then hans sees "yoda: thank you"
    And hans does not see "patience"

  Scenario: A record torn by the crash costs only itself
    Given yoda is logged in
    And yoda types "/msgto hans number #" 3 times
    And yoda sees "message 3 waits for hans"
    When the server crashes
    And the server's file "events/events-0000000000000000001.log" has lost its last 3 bytes
    And the server starts again
    Then the server tells "events-0000000000000000001.log"
    And yoda sees "Connected again as"
    When hans logs in
    Then hans sees "yoda: number #" 2 times in order
    When yoda types "/msgto hans number 4"
    Then yoda sees "message 3 to hans"
    And hans sees "yoda: number 4"
    And hans does not see "number 3"

  Scenario: A group that was left stays left
    Given yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And yoda types "/leavegroup force"
    And yoda sees "You have left force."
    When the server crashes
    And the server starts again
    Then yoda and hans see "Connected again as"
    When yoda types "/groups"
    Then yoda sees "You are in no group."
    When hans types "/joingroup force"
    Then hans sees "You have joined force."

  Scenario: The server says goodbye when it stops, and the logs go on where they ended
    Given yoda and hans are logged in
    And yoda types "/msgto hans before"
    And hans sees "yoda: before"
    When the server stops
    Then yoda and hans are refused: "The server stops"
    When the server starts again
    Then yoda and hans see "Connected again as"
    When yoda types "/msgto hans after"
    Then the server's file "messagelog.txt" holds:
      """
      1; …; hans; before
      2; …; hans; after
      """

  Scenario: Nothing that was acknowledged is lost when the program is killed
    Given the server runs in a process of its own
    And yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    And hans types "/groupmsg force before"
    And hans sees "message 1 to force"
    When yoda types "/msgto luke number #" 100 times
    Then yoda sees "message 70 waits for luke"
    When that process is killed
    Then yoda and hans are refused: "Lost the connection"
    When that process is started again
    Then yoda and hans see "Connected again as"
    When luke logs in
    Then luke sees "yoda: number #" 70 times in order
    When hans types "/groupmsg force after"
    Then hans sees "message 2 to force"
    And yoda sees "force, hans: after"
