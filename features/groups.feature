@fresh
Feature: Groups

  Background:
    Given yoda, hans and leia are logged in

  Scenario: A group is made, joined and talked in
    Given it is "01 Jun 2022 18:00:01"
    When yoda types "/creategroup force hans leia"
    Then yoda sees "Group force is made. Invited: hans, leia."
    And hans and leia see "yoda invites you to the group force. Type /joingroup force to join."
    And the server's file "force_messagelog.txt" is empty
    When hans types "/joingroup force"
    Then hans sees "You have joined force."
    And yoda sees "hans has joined the group force."
    When yoda types "/groupmsg force hello"
    Then yoda sees the line "01 Jun 2022 18:00:01, message 1 to force"
    And hans sees the line "01 Jun 2022 18:00:01, force, yoda: hello"
    And yoda, hans and leia see nothing more
    And the server's file "force_messagelog.txt" holds:
      """
      1; 01 Jun 2022 18:00:01; yoda; hello
      """

  Scenario: Each group numbers its messages
    When yoda types "/creategroup force hans"
    And yoda types "/creategroup council leia"
    And yoda types "/groupmsg force one"
    And yoda types "/groupmsg force two; three"
    And yoda types "/groupmsg council one"
    Then yoda sees "message 2 to force"
    And yoda sees "message 1 to council"
    And the server's file "force_messagelog.txt" holds:
      """
      1; …; yoda; one
      2; …; yoda; two; three
      """
    And the server's file "council_messagelog.txt" holds:
      """
      1; …; yoda; one
      """

  Scenario: A member who is offline is spared, and still a member
    Given yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans and leia type "/joingroup force"
    And yoda sees "hans has joined"
    And yoda sees "leia has joined"
    When hans logs out
    And yoda types "/groupmsg force hello"
    Then leia sees "force, yoda: hello"
    When hans logs in
    And yoda types "/groupmsg force again"
    Then hans and leia see "force, yoda: again"
    And hans does not see "hello"

  Scenario Outline: A group is not made with <what>
    When yoda types "<line>"
    Then yoda is refused: "<refusal>"
    And yoda types "/groups"
    And yoda sees "You are in no group."
    And hans and leia see nothing

    Examples:
      | what                   | line                                | refusal                                   |
      | nobody                 | /creategroup force                  | Usage: /creategroup GROUP USER…           |
      | oneself only           | /creategroup force yoda             | Name somebody besides yourself            |
      | unknown users          | /creategroup force obi hans wan     | no user is called obi, wan                |
      | users who are offline  | /creategroup force luke hans chewie | offline: luke, chewie                     |
      | both                   | /creategroup force obi luke         | no user is called obi; offline: luke      |
      | a bad name             | /creategroup the-force hans         | 'the-force' cannot name a group           |
      | a path for a name      | /creategroup ../force hans          | '../force' cannot name a group            |

  Scenario: A name that is taken, but for its case
    Given yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    When leia types "/creategroup Force hans"
    Then leia is refused: "There is a group 'force' already"

  Scenario: Joining what cannot be joined
    Given yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    When hans types "/joingroup farce"
    Then hans is refused: "There is no group 'farce'"
    When leia types "/joingroup force"
    Then leia is refused: "You have not been invited to 'force'"
    When hans types "/joingroup force"
    Then hans sees "You have joined force."
    When hans types "/joingroup force"
    Then hans is refused: "You have joined 'force' already"

  Scenario: Talking where one may not
    Given yoda types "/creategroup force hans"
    And yoda sees "Group force is made."
    And hans sees "/joingroup force"
    When yoda types "/groupmsg farce hello"
    Then yoda is refused: "There is no group 'farce'"
    When leia types "/groupmsg force hello"
    Then leia is refused: "You are not a member of 'force'"
    When hans types "/groupmsg force hello"
    Then hans is refused: "Type /joingroup force first"
    When yoda types "/groupmsg force   "
    Then yoda is refused: "Usage: /groupmsg GROUP TEXT…"
    And yoda, hans and leia see nothing more
    And the server's file "force_messagelog.txt" is empty

  Scenario: Inviting more
    Given yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    When hans types "/invite force leia"
    Then hans is refused: "Type /joingroup force first"
    When yoda types "/invite force hans leia"
    Then yoda sees "Invited to force: leia. In it already: hans."
    And leia sees "yoda invites you to the group force."
    When yoda types "/invite force leia"
    Then yoda is refused: "In force already: leia."
    When yoda types "/invite force luke obi"
    Then yoda is refused: "no user is called obi; offline: luke"

  Scenario: Leaving
    Given yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    When hans types "/leavegroup force"
    Then hans sees "You have left force."
    And yoda sees "hans has left the group force."
    When yoda types "/groupmsg force hello"
    Then yoda sees "message 1 to force"
    When hans types "/groupmsg force hello"
    Then hans is refused: "You are not a member of 'force'"

  Scenario: A group that everybody has left is gone, and its name is free
    Given yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    When yoda types "/leavegroup force"
    And yoda sees "You have left force."
    And hans types "/leavegroup force"
    Then hans sees "Nobody is in it any more, so it is gone."
    When leia types "/creategroup Force hans"
    Then leia sees "Group Force is made."

  Scenario: Which groups there are, and who is in them
    Given yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    When yoda types "/groups"
    Then yoda sees "force  joined   2 joined  1 invited"
    When leia types "/groups"
    Then leia sees "force  invited  2 joined  1 invited"
    When hans logs out
    And yoda types "/members force"
    Then yoda sees the lines:
      """
      yoda  joined   online
      hans  joined   offline
      leia  invited  online
      """
    Given luke is logged in
    When luke types "/members force"
    Then luke is refused: "You are not a member of 'force'"
    When luke types "/groups"
    Then luke sees "You are in no group."

  Scenario: Everybody talks at once
    Given yoda types "/creategroup force hans leia"
    And hans and leia see "/joingroup force"
    And hans and leia type "/joingroup force"
    And yoda sees "hans has joined"
    And yoda sees "leia has joined"
    When yoda types "/groupmsg force yoda #" 50 times
    And hans types "/groupmsg force hans #" 50 times
    Then leia sees "force, yoda: yoda #" 50 times in order
    And leia sees "force, hans: hans #" 50 times in order
    And yoda sees "force, hans: hans #" 50 times in order
    And hans sees "force, yoda: yoda #" 50 times in order
