@fresh
Feature: The protocol, for programs
  What src/wire/PROTOCOL.md promises to whoever writes a client. Here a stranger is one.

  Scenario: The conversation of the protocol's page
    Given hans is logged in
    When a stranger connects
    And the stranger sends "HELLO 1 suggest udp=6666 :my client 1.0"
    Then the stranger gets "HELLO 1 :Parley"
    When the stranger sends "LOGIN yoda :jedi*knows"
    Then the stranger gets "@id=0 WELCOME yoda :Welcome to Parley, yoda."
    And the stranger gets "COMMAND help command:COMMAND? :List the commands, or explain one"
    And the stranger gets "@alias=msg COMMAND msgto user:USER text:TEXT :Send a message to one user"
    And the stranger gets "ADD USER …hans"
    When the stranger sends "@label=7 /msgto hans hello there"
    Then the stranger gets "@label=7;id=1;time=…Z OK :message 1 to hans"
    And hans sees "yoda: hello there"
    When hans types "/msgto yoda hello yourself"
    Then the stranger gets "@id=2;time=…Z :hans MESSAGE yoda :hello yourself"
    When the stranger sends "@label=8 /msgto nobody hello"
    Then the stranger gets "@label=8 ERR UNKNOWN :There is no user 'nobody'."
    When the stranger sends "/logout"
    Then the stranger gets "BYE LOGOUT :Goodbye, yoda."
    And the stranger is disconnected

  Scenario: A line without a label is answered only if it fails, one with a label always and once
    Given yoda is logged in
    And a stranger is logged in as hans
    When the stranger sends at once:
      """
      /msgto yoda one
      /msgto nobody two
      @label=x.1 /msgto yoda three
      @label=x.2 /dance
      """
    Then the stranger gets "@label=x.2 ERR UNKNOWN"
    And the stranger gets "ERR UNKNOWN :There is no user 'nobody'"
    And the stranger gets "@label=x.1;id=2;time=…Z OK :message 2 to yoda"
    And the stranger got nothing more with "OK"
    And the stranger got nothing more with "ERR"

  Scenario: Rows carry the label of their command
    Given yoda is logged in
    And a stranger is logged in as hans
    When the stranger sends "@label=1 /activeuser"
    Then the stranger gets "@label=1 ROW :yoda␉2022-06-01T…Z␉127.0.0.1␉…"
    And the stranger gets "@label=1 OK"

  Scenario: What Tab may offer comes and goes
    Given hans is logged in
    When a stranger connects
    And the stranger sends "HELLO 1 suggest :my client"
    And the stranger sends "LOGIN yoda :jedi*knows"
    Then the stranger gets "ADD USER …hans"
    When hans types "/creategroup force yoda"
    Then the stranger gets "ADD GROUP force"
    And the stranger gets ":hans INVITED force"
    When the stranger sends "/joingroup force"
    Then hans sees "yoda has joined the group force."
    When the stranger sends "/leavegroup force"
    Then the stranger gets "REMOVE GROUP force"
    When leia logs in
    Then the stranger gets "ADD USER leia"
    When leia logs out
    Then the stranger gets "REMOVE USER leia"

  Scenario: Groups are offered again at the next log-in
    Given yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And yoda types "/creategroup council hans"
    And yoda sees "Group council is made."
    When yoda logs out
    And a stranger connects
    And the stranger sends "HELLO 1 suggest :my client"
    And the stranger sends "LOGIN yoda :jedi*knows"
    Then the stranger gets "ADD GROUP council force"

  Scenario: Refused log-ins, with the time to wait
    Given the server allows 1 failed log-in in a row
    When a stranger connects
    And the stranger sends "HELLO 2 :from the future"
    Then the stranger gets "ERR INVALID"
    When the stranger sends "HELLO 1 :my client"
    And the stranger sends "@label=1 LOGIN nobody :x"
    Then the stranger gets "@label=1 ERR UNKNOWN"
    When the stranger sends "@label=2 LOGIN yoda :x"
    Then the stranger gets "@label=2;wait=10000 ERR WAIT"
    When the stranger sends "@label=3 LOGIN yoda :jedi*knows"
    Then the stranger gets "@label=3;wait=10000 ERR WAIT"
    When the stranger sends "@label=4 LOGIN hans :solo#1977"
    Then the stranger gets "@label=4 OK"

  Scenario: A client that comes back names the last event and gets those after it, once
    Given yoda is logged in
    And a stranger is logged in as hans
    When yoda types "/msgto hans number #" 2 times
    Then the stranger gets "@id=1;time=…Z :yoda MESSAGE hans :number 1"
    And the stranger gets "@id=2;time=…Z :yoda MESSAGE hans :number 2"
    When the stranger breaks the connection off
    And the server tells "hans left"
    And yoda types "/msgto hans number 3"
    And yoda sees "message 3 waits for hans"
    And a stranger connects
    And the stranger sends "HELLO 1 resume=1 :my client"
    And the stranger sends "LOGIN hans :solo#1977"
    Then the stranger gets "@id=1 WELCOME hans"
    And the stranger gets "@id=2;time=…Z :yoda MESSAGE hans :number 2"
    And the stranger gets "@id=3;time=…Z :yoda MESSAGE hans :number 3"
    When yoda types "/msgto hans number 4"
    Then the stranger gets "@id=4;time=…Z :yoda MESSAGE hans :number 4"
    And the stranger got nothing more with "MESSAGE"

  Scenario: A client that comes back to the end of what there is goes on from there
    Given yoda is logged in
    And a stranger is logged in as hans
    When yoda types "/msgto hans one"
    Then the stranger gets "@id=1;"
    When the stranger breaks the connection off
    And the server tells "hans left"
    And a stranger connects
    And the stranger sends "HELLO 1 resume=1 :my client"
    And the stranger sends "LOGIN hans :solo#1977"
    Then the stranger gets "@id=1 WELCOME hans"
    When yoda types "/msgto hans two"
    Then the stranger gets "@id=2;"
    And the stranger got nothing more with "MESSAGE"

  Scenario: A client may ask for all that ever was for its user
    Given yoda and hans are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"
    And yoda types "/groupmsg force hello"
    And hans sees "force, yoda: hello"
    And yoda types "/msgto hans bye"
    And hans sees "yoda: bye"
    When hans logs out
    And a stranger connects
    And the stranger sends "HELLO 1 resume=0 :my client"
    And the stranger sends "LOGIN hans :solo#1977"
    Then the stranger gets "@id=0 WELCOME hans"
    And the stranger gets "@id=1;time=…Z :yoda INVITED force"
    And the stranger gets "@id=3;time=…Z :yoda GROUPMESSAGE force :hello"
    And the stranger gets "@id=4;time=…Z :yoda MESSAGE hans :bye"

  Scenario Outline: A client that names <what> is <answered>
    Given yoda is logged in
    When yoda types "/msgto hans hello"
    And yoda sees "message 1 waits for hans"
    And a stranger connects
    And the stranger sends "HELLO 1 resume=<id> :my client"
    And the stranger sends "LOGIN hans :solo#1977"
    Then the stranger gets "<answer>"

    Examples:
      | what                    | id                  | answered               | answer                                    |
      | a last event to come    | 9223372036854775807 | told which is the last | @id=1 WELCOME hans                        |
      | no number               | last                | refused                | ERR INVALID :'last' is not the id         |
      | a number below 0        | -1                  | refused                | ERR INVALID :'-1' is not the id           |
      | a number beyond all     | 9223372036854775808 | refused                | ERR INVALID :'9223372036854775808' is not |
      | nothing                 |                     | refused                | ERR INVALID :'' is not the id             |

  Scenario: Whoever logs in elsewhere replaces the connection before
    Given a stranger is logged in as yoda
    When yoda logs in
    Then the stranger gets "BYE REPLACED"
    And the stranger is disconnected
