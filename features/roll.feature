Feature: Dice that others can trust

  Background:
    Given yoda, hans and leia are logged in

  Scenario: All who are named see the throw
    When yoda types "/roll 2d6 hans leia"
    Then yoda sees "You roll 2d6: … + … = …, shown to hans, leia"
    And hans and leia see the line "yoda rolls 2d6: … + … = …"

  Scenario: A throw for nobody else
    When yoda types "/roll d20"
    Then yoda sees "You roll d20: "
    And hans and leia see nothing

  Scenario: Something is added
    When yoda types "/roll 3d6+2 hans"
    Then hans sees the line "yoda rolls 3d6+2: … + … + … + 2 = …"
    And leia sees nothing

  Scenario Outline: A throw of <what> is refused
    When yoda types "/roll <line>"
    Then yoda is refused: "<refusal>"
    And hans and leia see nothing

    Examples:
      | what                 | line         | refusal                                       |
      | nothing              |              | /roll needs DICE. Usage: /roll DICE [USER…]   |
      | no dice              | seven hans   | 'seven' is not dice such as d20, 2d6 or 3d6+2 |
      | too many dice        | 101d6 hans   | '101d6' is not dice                           |
      | too many sides       | d1001        | 'd1001' is not dice                           |
      | dice for one offline | d6 hans luke | luke is not here, so nothing was thrown.      |
