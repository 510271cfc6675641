@fresh
Feature: Coming back after a lost connection
  A connection may break, a server may be killed: whoever comes back misses nothing and sees nothing twice. Who leaves
  with a goodbye, and logs in again, begins anew.

  Scenario: What was sent meanwhile comes once and in order, before what is new
    Given connections may break
    And yoda, hans and leia are logged in
    And yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans types "/joingroup force"
    And hans sees "You have joined force."
    And leia types "/joingroup force"
    And yoda and hans see "leia has joined"
    And yoda types "/msgto hans before"
    And hans sees "yoda: before"
    When hans's connection breaks
    And the server tells "hans left"
    Given it is "01 Jun 2022 15:30:00"
    When yoda types "/msgto hans one"
    And yoda types "/groupmsg force two"
    Then leia sees "force, yoda: two"
    When leia types "/groupmsg force three"
    Then yoda sees "force, leia: three"
    When leia types "/leavegroup force"
    Then yoda sees "leia has left"
    Given it is "01 Jun 2022 16:00:00"
    When hans comes back
    And yoda types "/msgto hans five"
    Then hans sees in this order:
      """
      01 Jun 2022 15:30:00, yoda: one
      01 Jun 2022 15:30:00, force, yoda: two
      01 Jun 2022 15:30:00, force, leia: three
      01 Jun 2022 15:30:00, leia has left the group force.
      01 Jun 2022 16:00:00, yoda: five
      """
    And hans sees nothing more

  Scenario: A connection may break again and again
    Given connections may break
    And yoda and hans are logged in
    When hans's connection breaks
    And yoda types "/msgto hans number #" 100 times
    And hans comes back
    Then hans sees "yoda: number #" 100 times in order
    When hans's connection breaks
    And yoda types "/msgto hans again #" 3 times
    And hans comes back
    Then hans sees "yoda: again #" 3 times in order
    When yoda types "/msgto hans the last one"
    Then hans sees "yoda: the last one"
    And hans sees nothing more

  Scenario: A connection that breaks while messages arrive
    Given connections may break
    And yoda and hans are logged in
    When yoda types "/msgto hans number #" 150 times
    And yoda sees "message 10 to hans"
    And hans's connection breaks
    And hans comes back
    Then yoda sees "message 150"
    When yoda types "/msgto hans that was all"
    Then hans sees "yoda: that was all"
    And hans saw at least 150 times in order "…, yoda: number #"

  Scenario: Who joined a group later does not get what was posted before
    Given connections may break
    And yoda and leia are logged in
    And yoda types "/creategroup force leia"
    And leia sees "/joingroup force"
    And yoda types "/groupmsg force before"
    And yoda sees "message 1 to force"
    And leia types "/joingroup force"
    And leia sees "You have joined force."
    When leia's connection breaks
    And yoda types "/groupmsg force meanwhile"
    And yoda sees "message 2 to force"
    And leia comes back
    Then leia sees "force, yoda: meanwhile"
    When yoda types "/groupmsg force now"
    Then leia sees "force, yoda: now"
    And leia does not see "before"
    And leia sees nothing more

  Scenario: Nobody gets what they posted themselves
    Given connections may break
    And yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And hans sees "You have joined force."
    And hans types "/groupmsg force mine"
    And hans sees "message 1 to force"
    When hans's connection breaks
    And yoda types "/groupmsg force yours"
    And yoda sees "message 2 to force"
    And hans comes back
    Then hans sees "force, yoda: yours"
    When yoda types "/msgto hans that is all"
    Then hans sees "yoda: that is all"
    And hans sees nothing more

  Scenario: A new log-in gets the messages that wait, but not the past of the group
    Given yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    When hans logs out
    And yoda types "/groupmsg force past"
    And yoda types "/msgto hans number #" 3 times
    And yoda sees "message 3 waits for hans"
    And hans logs in
    Then hans sees "yoda: number #" 3 times in order
    When yoda types "/groupmsg force present"
    Then hans sees "force, yoda: present"
    And hans does not see "past"
    And hans does not see "number"

  Scenario: What was read before the goodbye does not come again
    Given yoda and hans are logged in
    When yoda types "/msgto hans read"
    Then hans sees "yoda: read"
    When hans logs out
    And hans logs in
    And yoda types "/msgto hans new"
    Then hans sees "yoda: new"
    And hans does not see "read"

  Scenario: The server is killed in the middle of a conversation, and everybody comes back
    Given the server runs in a process of its own
    And yoda, hans and leia are logged in
    And yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans and leia type "/joingroup force"
    And yoda sees "hans has joined"
    And yoda sees "leia has joined"
    When yoda types "/groupmsg force number #" 150 times
    And hans types "/msgto leia word #" 150 times
    Then yoda sees "message 50 to force"
    And hans sees "message 50 to leia"
    When that process is killed
    Then yoda, hans and leia are refused: "Lost the connection"
    When that process is started again
    Then yoda, hans and leia see "Connected again as"
    When yoda types "/groupmsg force that was all"
    And hans types "/msgto leia from me, too"
    Then hans and leia see "force, yoda: that was all"
    And leia sees "hans: from me, too"
    And hans and leia saw at least 50 times in order "…, force, yoda: number #"
    And leia saw at least 50 times in order "…, hans: word #"
