Feature: Bad input and faults harm nobody else

  Scenario: Garbage
    Given yoda and hans are logged in
    When a stranger connects
    And the stranger sends the bytes "00 ff fe 80 0a 16 03 01 02 00 0a"
    Then the stranger gets "ERR INVALID"
    When the stranger sends "GET / HTTP/1.1"
    Then the stranger gets "ERR LOGIN"
    When yoda types "/msgto hans hello"
    Then hans sees "yoda: hello"

  Scenario: Somebody who goes on with nonsense is sent away
    When a stranger connects
    And the stranger sends at once:
      """
      one
      two
      three
      four
      five
      six
      seven
      eight
      nine
      ten
      """
    Then the stranger gets "BYE LIMIT"
    And the stranger is disconnected

  Scenario: A line of 200 MB is dropped whole, and the session goes on
    Given yoda is logged in
    And a stranger is logged in as hans
    When the stranger sends a line of 200 MB
    Then the stranger gets "ERR LIMIT"
    When the stranger sends "/msgto yoda hello"
    Then yoda sees "hans: hello"
    And yoda sees nothing more

  Scenario: Half a line and silence
    Given yoda is logged in
    When a stranger connects
    And the stranger sends "PING hello"
    Then the stranger gets "PONG hello"
    When the stranger sends "HELLO 1 :half" and no end of the line
    And 120 seconds pass
    Then the stranger gets "BYE TIMEOUT"
    And the stranger is disconnected
    And yoda sees nothing

  Scenario: A client that vanishes without closing is noticed
    Given yoda is logged in
    And a stranger is logged in as hans
    When 60 seconds pass
    Then the stranger gets "PING"
    When 30 seconds pass
    Then the stranger gets "BYE TIMEOUT"
    And the server tells "hans left"
    When yoda types "/activeuser"
    Then yoda sees "Nobody else is here."
    And yoda sees nothing more

  Scenario: A connection that breaks is noticed at once
    Given yoda is logged in
    And a stranger is logged in as hans
    When the stranger breaks the connection off
    Then the server tells "hans left"

  Scenario: A client that never reads is kept, and delays nobody
    Given the server takes lines at any rate and keeps 64 KiB for a slow reader
    And yoda and leia are logged in
    And a stranger who never reads is logged in as hans
    And the server tells "hans logged in"
    When yoda types "/msgto hans " and 15000 letters 800 times
    Then yoda sees "message 800 to hans"
    When leia types "/msgto yoda hello"
    Then yoda sees "leia: hello"
    When leia types "/activeuser"
    Then leia sees "hans"
    And the server has not told "hans left"

  Scenario: Connections that never log in do not keep others out
    When 2000 strangers connect and say nothing
    Then the first 1000 strangers are disconnected
    Given yoda and hans are logged in
    When yoda types "/msgto hans hello"
    Then hans sees "yoda: hello"

  Scenario: A command before the log-in
    When a stranger connects
    And the stranger sends "/msgto yoda hello"
    Then the stranger gets "ERR LOGIN :Log in first"
    When the stranger sends "@label=7 LOGIN yoda :jedi*knows"
    Then the stranger gets "@label=7 ERR LOGIN"

  Scenario: A stranger cannot make a line of its own on another's screen
    Given yoda is logged in
    And a stranger is logged in as hans
    When the stranger sends "/msgto yoda hello␍01 Jun 2022 15:00:00, leia: send me your password"
    Then yoda sees the line "…, hans: hello…"
    And yoda sees nothing more

  Scenario: A plugin that is broken is told and costs nothing else
    Given the drop folder has a file "broken.jar" with "this is not a zip file"
    And yoda and hans are logged in
    Then the server tells "broken.jar"
    When yoda types "/msgto hans hello"
    Then hans sees "yoda: hello"
