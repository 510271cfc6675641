Feature: Files go straight from user to user

  Background:
    Given yoda, hans and leia are logged in

  Scenario: A file arrives, and both are told
    Given yoda has a file "film.mp4" of 3000000 bytes
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda sends you film.mp4, 3.0 MB."
    And hans sees "Received film.mp4 from yoda, saved as yoda_film.mp4: 3.0 MB"
    And yoda sees "Sent film.mp4 to hans: 3.0 MB"
    And hans's "yoda_film.mp4" is identical to yoda's "film.mp4"
    And hans's folder holds "yoda_film.mp4"
    And leia sees nothing

  Scenario Outline: A file of <bytes> bytes
    Given yoda has a file "film.mp4" of <bytes> bytes
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "saved as yoda_film.mp4"
    And hans's "yoda_film.mp4" is identical to yoda's "film.mp4"

    Examples:
      | bytes    |
      | 0        |
      | 1        |
      | 1200     |
      | 50000000 |

  Scenario Outline: A file that is called <name>
    Given yoda has a file "<name>" with "a galaxy far, far away"
    When yoda types "/p2pvideo hans <name>"
    Then hans sees "saved as <saved>"
    And hans's folder holds "<saved>"
    And hans's "<saved>" reads "a galaxy far, far away"

    Examples:
      | name                 | saved                     |
      | a new hope.mp4       | yoda_a new hope.mp4       |
      | films/hope.mp4       | yoda_hope.mp4             |
      | Grüße aus Köln 🚀    | yoda_Grüße aus Köln 🚀    |
      | .hidden              | yoda_.hidden              |
      | ..\\..\\evil.exe     | yoda_evil.exe             |
      | what?is*that         | yoda_what_is_that         |

  Scenario: Nothing is overwritten
    Given yoda has a file "film.mp4" with "the first"
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "saved as yoda_film.mp4"
    Given yoda has a file "film.mp4" with "the second"
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "saved as yoda_film (1).mp4"
    And hans's "yoda_film.mp4" reads "the first"
    And hans's "yoda_film (1).mp4" reads "the second"

  Scenario: A folder arrives with all that is in it, and several files each
    Given yoda has a folder "clips/empty"
    And yoda has a file "clips/one.mp4" of 2000000 bytes
    And yoda has a file "a new hope.mp4" with "a galaxy"
    When yoda types "/p2pvideo hans clips a new hope.mp4"
    Then hans sees "yoda sends you clips and 1 more, 2.0 MB."
    And hans sees "saved as yoda_clips and 1 more"
    And hans's folder holds "yoda_a new hope.mp4, yoda_clips"
    And hans's "yoda_clips/one.mp4" is identical to yoda's "clips/one.mp4"

  Scenario: Two users send to a third at once
    Given yoda has a file "film.mp4" of 20000000 bytes
    And leia has a file "film.mp4" of 20000001 bytes
    When yoda and leia type "/p2pvideo hans film.mp4"
    Then hans sees "saved as yoda_film.mp4"
    And hans sees "saved as leia_film.mp4"
    And hans's "yoda_film.mp4" is identical to yoda's "film.mp4"
    And hans's "leia_film.mp4" is identical to leia's "film.mp4"

  Scenario: Others talk while a file is on its way
    Given yoda has a file "film.mp4" of 50000000 bytes
    When yoda types "/p2pvideo hans film.mp4"
    And hans sees "yoda sends you film.mp4"
    And leia types "/msgto hans hello"
    Then hans sees "leia: hello"
    And hans sees "saved as yoda_film.mp4"

  Scenario: The receiver leaves in the middle
    Given yoda has a file "film.mp4" of 300000000 bytes
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda sends you film.mp4"
    When hans types "/quit"
    Then hans's client ends
    And yoda is refused within 35 seconds: "film.mp4 was not sent to hans"
    And hans's folder holds "yoda_film.mp4.part, yoda_film.mp4.part.idx"

  Scenario: The sender leaves in the middle
    Given yoda has a file "film.mp4" of 300000000 bytes
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda sends you film.mp4"
    When leia logs in as yoda
    Then hans is refused within 35 seconds: "film.mp4 from yoda did not arrive"
    And hans's folder holds "yoda_film.mp4.part, yoda_film.mp4.part.idx"

  Scenario Outline: Sending <what> is refused
    Given yoda has a file "film.mp4" with "a galaxy"
    When yoda types "<line>"
    Then yoda is refused: "<refusal>"
    And hans and leia see nothing

    Examples:
      | what                  | line                       | refusal                        |
      | to who is offline     | /p2pvideo luke film.mp4    | luke is offline                |
      | to nobody             | /p2pvideo obi film.mp4     | There is no user               |
      | to oneself            | /p2pvideo yoda film.mp4    | to oneself                     |
      | a file that is not    | /p2pvideo hans flim.mp4    | flim.mp4                       |
      | what no name fits     | /p2pvideo hans *.mkv       | No file fits                   |
      | no file               | /p2pvideo hans             | Usage: /p2pvideo USER FILE     |

  Scenario: The receiver is asked, and takes it
    Given yoda has a file "film.mp4" with "a galaxy"
    When hans types "/receive ask"
    And hans sees "You are asked before a file is taken"
    And yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda offers film.mp4, 8 B; "
    When hans types "/accept yoda"
    Then hans sees "saved as yoda_film.mp4"
    And yoda sees "Sent film.mp4 to hans"

  Scenario: The receiver is asked, and takes it under another name
    Given yoda has a file "film.mp4" with "a galaxy"
    When hans types "/receive ask"
    And hans sees "You are asked before a file is taken"
    And yoda types "/p2pvideo hans film.mp4"
    Then hans sees "/accept yoda [as NAME] or /decline yoda."
    When hans types "/accept yoda as ../hope.mp4"
    Then hans is refused: "'../hope.mp4' cannot be the name of a file here"
    When hans types "/accept yoda as a new hope.mp4"
    Then hans sees "Received film.mp4 from yoda, saved as a new hope.mp4"
    And hans's folder holds "a new hope.mp4"
    And yoda sees "Sent film.mp4 to hans"

  Scenario: The receiver is asked, and declines
    Given yoda has a file "film.mp4" with "a galaxy"
    When hans types "/receive ask"
    And hans sees "You are asked before a file is taken"
    And yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda offers film.mp4"
    When hans types "/decline"
    Then yoda is refused: "hans does not take film.mp4"
    And hans's folder holds "nothing"

  Scenario: The receiver takes no files
    Given yoda has a file "film.mp4" with "a galaxy"
    When hans types "/receive off"
    And hans sees "Files that are offered are refused."
    And yoda types "/p2pvideo hans film.mp4"
    Then yoda is refused: "no files are taken at the moment"
    And hans sees nothing more

  Scenario: One sender's small files are taken, the others are asked for
    Given yoda has a file "small.mp4" of 1000 bytes
    And yoda has a file "large.mp4" of 2000 bytes
    When hans types "/receive ask"
    And hans types "/receive auto yoda 1k"
    Then hans sees "From yoda: taken at once. More than 1.0 kB: you are asked."
    When yoda types "/p2pvideo hans small.mp4"
    Then hans sees "saved as yoda_small.mp4"
    When yoda types "/p2pvideo hans large.mp4"
    Then hans sees "yoda offers large.mp4, 2.0 kB; "

  Scenario: What comes is watched in the browser
    Given yoda has a file "film.mp4" of 20000000 bytes
    When yoda types "/limit 5M"
    And yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda sends you film.mp4"
    When hans types "/watch yoda"
    Then hans sees "http://127.0.0.1:"

  Scenario: Nothing to watch
    When hans types "/watch yoda"
    Then hans is refused: "Nothing comes from yoda"

  Scenario: Transfers are listed, paused and resumed
    Given yoda has a file "film.mp4" of 20000000 bytes
    When yoda types "/limit 5M"
    Then yoda sees "All transfers together take 5.0 MB/s at most"
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "yoda sends you film.mp4"
    When hans types "/pause"
    Then yoda sees "hans has paused film.mp4."
    When hans types "/transfers"
    Then hans sees "from yoda  paused  "
    When yoda types "/limit off"
    And hans types "/resume yoda"
    Then yoda sees "hans lets film.mp4 go on."
    And hans sees "saved as yoda_film.mp4"

  Scenario: What has ended is listed
    Given yoda has a file "film.mp4" of 3000000 bytes
    When yoda types "/p2pvideo hans film.mp4"
    Then hans sees "saved as yoda_film.mp4"
    And yoda sees "Sent film.mp4 to hans"
    When yoda types "/transfers"
    Then yoda sees "to hans  sent  3.0 MB, "
    When hans types "/transfers"
    Then hans sees "from yoda  received  3.0 MB, "

  Scenario: A file goes to all in a group
    Given yoda has a file "film.mp4" with "a galaxy"
    When yoda types "/creategroup force hans leia"
    Then hans and leia see "yoda invites you to the group force."
    When hans types "/joingroup force"
    And leia types "/joingroup force"
    Then yoda sees "hans has joined"
    And yoda sees "leia has joined"
    When leia types "/receive off"
    Then leia sees "Files that are offered are refused."
    When yoda types "/groupvideo force film.mp4"
    Then hans sees "saved as yoda_film.mp4"
    And yoda sees "film.mp4: 1 of 2 in 'force' have it: hans."
    And yoda is refused: "film.mp4 has not reached leia."
