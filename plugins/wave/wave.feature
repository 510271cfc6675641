Feature: Waving
  The example of a plugin, and of its test.

  Scenario: A wave reaches the one who is meant
    Given yoda, hans and leia are logged in
    When yoda types "/wave hans"
    Then yoda sees "You wave at hans."
    And hans sees "yoda waves at you."
    And leia sees nothing

  Scenario: Nobody to wave at
    Given yoda is logged in
    When yoda types "/wave hans"
    Then yoda is refused: "hans is not here."
