Feature: Logging in
  A user has a name and a password in the credentials file. Both count to the letter.

  Scenario: A welcome, and the list of commands
    Given yoda opens the client
    When yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda sees "Welcome to Parley, yoda."
    And yoda sees "/msgto"
    And the server tells "yoda logged in from 127.0.0.1"

  Scenario: Passwords may hold any printable character
    Given the credentials:
      """
      yoda *@!$()+%_=-#<>
      hans häns"'\/;:,&
      """
    When yoda opens the client
    And yoda gives the name "yoda" and the password "*@!$()+%_=-#<>"
    Then yoda sees "Welcome"
    Given hans is logged in
    When yoda types "/msgto hans hello"
    Then hans sees "yoda: hello"

  Scenario: Malformed lines of the file are told by number and stop nobody
    Given the credentials:
      """
      yoda jedi*knows
      hanswithoutpassword
      luke two words

      leia alder@an
      leia another
      """
    When yoda and leia are logged in
    Then the server tells "line 2"
    And the server tells "line 3"
    And the server tells "line 6"

  Scenario: An unknown user is told so and asked again
    Given yoda opens the client
    When yoda gives the name "Yoda" and the password "jedi*knows"
    Then yoda is refused: "There is no user 'Yoda'"
    When yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda sees "Welcome to Parley, yoda."

  Scenario: A wrong password is told and asked again
    Given yoda opens the client
    When yoda gives the name "yoda" and the password "Jedi*knows"
    Then yoda is refused: "Wrong password for 'yoda'"
    When yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda sees "Welcome to Parley, yoda."

  Scenario: Too many failures in a row block the name for ten seconds, from anywhere and with the right password
    Given the server allows 2 failed log-ins in a row
    And sith opens the client
    When sith gives the name "yoda" and the password "guess"
    Then sith is refused: "Wrong password"
    When sith gives the name "yoda" and the password "another"
    Then sith is refused: "'yoda' is blocked for 10 more seconds"
    Given yoda opens the client
    When yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda is refused: "'yoda' is blocked"
    When 9 seconds pass
    And yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda is refused: "'yoda' is blocked for 1 more second"
    When 1 second passes
    And yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda sees "Welcome to Parley, yoda."

  Scenario: Another user may log in at the terminal where a name was blocked
    Given the server allows 1 failed log-in in a row
    And hans opens the client
    When hans gives the name "yoda" and the password "guess"
    Then hans is refused: "'yoda' is blocked"
    When hans gives the name "hans" and the password "solo#1977"
    Then hans sees "Welcome to Parley, hans."

  Scenario: Failures count by name across connections
    Given the server allows 2 failed log-ins in a row
    And maul opens the client
    And dooku opens the client
    When maul gives the name "yoda" and the password "guess"
    Then maul is refused: "Wrong password"
    When dooku gives the name "yoda" and the password "guess"
    Then dooku is refused: "'yoda' is blocked"

  Scenario: A success begins the count anew
    Given the server allows 2 failed log-ins in a row
    And yoda opens the client
    When yoda gives the name "yoda" and the password "typo"
    Then yoda is refused: "Wrong password"
    When yoda gives the name "yoda" and the password "jedi*knows"
    Then yoda sees "Welcome"
    Given sith opens the client
    When sith gives the name "yoda" and the password "typo"
    Then sith is refused: "1 attempt left"

  Scenario: The list of who is active is kept in a file, renumbered when somebody leaves
    Given it is "01 Jun 2022 21:30:04"
    And yoda is logged in
    And it is "01 Jun 2022 21:30:05"
    And hans is logged in
    Then the server's file "userlog.txt" holds:
      """
      1; 01 Jun 2022 21:30:04; yoda; 127.0.0.1; …
      2; 01 Jun 2022 21:30:05; hans; 127.0.0.1; …
      """
    When yoda logs out
    Then the server's file "userlog.txt" holds:
      """
      1; 01 Jun 2022 21:30:05; hans; 127.0.0.1; …
      """

  Scenario: The same user at another terminal takes over
    Given yoda and hans are logged in
    When obi logs in as yoda
    Then yoda is refused: "yoda has logged in from 127.0.0.1"
    And yoda's client ends with status 1
    When hans types "/msgto yoda where are you"
    Then obi sees "hans: where are you"

  Scenario: Passwords are not told to anybody
    Given sith opens the client
    When sith gives the name "hans" and the password "solo#1978"
    Then sith is refused: "Wrong password"
    Given yoda and hans are logged in
    Then the server has not told "solo#197"
    And the server has not told "jedi*knows"
    And hans does not see "solo#1977"
