Feature: The command line

  Scenario Outline: The server refuses <what>
    When somebody runs "parley server <words>"
    Then the program ends with status 2
    And the program says only "<answer>"

    Examples:
      | what                   | words      | answer         |
      | a port below the range | 80         | '80'…1024…65535 |
      | a port above the range | 65536      | '65536'…1024…65535 |
      | a port that is a word  | http       | 'http'…1024…65535 |
      | no attempts            | 7275 0     | '0'…1…5        |
      | six attempts           | 7275 6     | '6'…1…5        |
      | half an attempt        | 7275 2.5   | '2.5'…1…5      |
      | attempts in words      | 7275 three | 'three'…1…5    |
      | a word too many        | 7275 3 x   | 'x'            |
      | an unknown option      | --colour   | --colour       |

  Scenario Outline: The client refuses <what>
    When somebody runs "parley client <words>"
    Then the program ends with status 2
    And the program says only "<answer>"

    Examples:
      | what                       | words                | answer           |
      | a port below the range     | localhost 1023       | '1023'…1024…65535 |
      | a port that is a word      | localhost x          | 'x'…1024…65535   |
      | a UDP port above the range | localhost 7275 70000 | '70000'…1024…65535 |

  Scenario: A port in use is told
    Given the server runs
    And somebody has a file "credentials.txt" with "yoda jedi*knows"
    When somebody runs "parley server PORT --data FOLDER/data --credentials FOLDER/credentials.txt"
    Then the program ends with status 1
    And the program says "Port …cannot be listened on"

  Scenario: A data folder that cannot be one is told
    Given somebody has a file "credentials.txt" with "yoda jedi*knows"
    And somebody has a file "data" with "not a folder"
    When somebody runs "parley server --data FOLDER/data --credentials FOLDER/credentials.txt"
    Then the program ends with status 1
    And the program says only "somebody/data"

  Scenario: Credentials that are not there are told
    When somebody runs "parley server --data FOLDER/data --credentials FOLDER/none.txt"
    Then the program ends with status 1
    And the program says only "There is no file …none.txt"

  Scenario Outline: <command> says what it is
    When somebody runs "parley <command>"
    Then the program ends with status 0
    And the program says "<answer>"

    Examples:
      | command       | answer        |
      | --version     | Parley 0.1.0  |
      | --help        | parley COMMAND |
      | server --help | --credentials |
      | client --help | --user        |
