@fresh
Feature: Polls in groups

  Background:
    Given yoda, hans and leia are logged in
    And yoda types "/creategroup force hans"
    And hans sees "/joingroup force"
    And hans types "/joingroup force"
    And yoda sees "hans has joined"

  Scenario: A group is asked, votes, and sees how it stands
    When yoda types "/poll force Lunch? | pizza | sushi"
    Then yoda sees "The poll in force is open: 1 pizza, 2 sushi."
    And hans sees "yoda asks force: Lunch? 1 pizza, 2 sushi. Type /vote force NUMBER."
    When hans types "/vote force 2"
    Then hans sees "You vote for sushi"
    And yoda and hans see the line "force: Lunch? pizza 0, sushi █ 1"
    When yoda types "/vote force 2"
    Then yoda and hans see the line "force: Lunch? pizza 0, sushi ██ 2"
    When hans types "/vote force 1"
    Then yoda and hans see the line "force: Lunch? pizza █ 1, sushi █ 1"
    When yoda types "/endpoll force"
    Then yoda sees "The poll in force has ended. Lunch? pizza 1, sushi 1"
    And hans sees "yoda has ended the poll in force: Lunch? pizza █ 1, sushi █ 1"
    And leia sees nothing

  Scenario: Who comes late asks how it stands
    Given yoda types "/poll force Lunch? | pizza | sushi"
    And hans sees "yoda asks force"
    And hans types "/vote force 1"
    And hans sees "You vote for pizza"
    When hans logs out
    And hans logs in
    And hans types "/vote force"
    Then hans sees in this order:
      """
      Lunch?
      1  pizza  1
      2  sushi  0
      """

  Scenario: Polls and votes survive a crash
    Given yoda types "/poll force Lunch? | pizza | sushi"
    And hans sees "yoda asks force"
    And hans types "/vote force 2"
    And hans sees "You vote for sushi"
    When the server crashes
    And the server starts again
    Then yoda and hans see "Connected again as"
    When yoda types "/vote force 2"
    Then hans sees "force: Lunch? pizza 0, sushi ██ 2"

  Scenario Outline: <who> is refused who <what>
    Given yoda types "/poll force Lunch? | pizza | sushi"
    And hans sees "yoda asks force"
    When <who> types "<line>"
    Then <who> is refused: "<refusal>"

    Examples:
      | who  | what               | line                           | refusal                                         |
      | leia | is not in it       | /vote force 1                  | You are not a member of 'force'.                |
      | hans | chooses nothing    | /vote force 3                  | There is no choice 3, only 1 pizza, 2 sushi.    |
      | hans | asks another thing | /poll force Tea? \| yes \| no  | There is a poll in force already, 'Lunch?'.     |
      | hans | did not ask        | /endpoll force                 | Only yoda, who asked, may end the poll in force |
      | yoda | knows no group     | /poll farce Tea? \| yes \| no  | There is no group 'farce'.                      |
      | yoda | leaves no choice   | /poll force Tea? \| yes        | There are 1 choices, not 2 to 10.               |

  Scenario: A group that is made anew inherits no poll
    Given yoda types "/poll force Lunch? | pizza | sushi"
    And hans sees "yoda asks force"
    When hans types "/leavegroup force"
    And yoda sees "hans has left"
    And yoda types "/leavegroup force"
    And yoda sees "so it is gone"
    And leia types "/creategroup force yoda"
    And leia types "/vote force 1"
    Then leia is refused: "There is no poll in force."
