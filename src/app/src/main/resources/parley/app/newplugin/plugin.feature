Feature: Showing a colour

  Scenario: Everybody else sees it
    Given yoda, hans and leia are logged in
    When yoda types "/{{id}} red"
    Then yoda sees "You show red."
    And hans and leia see "yoda shows red."

  Scenario: What is no colour is refused
    Given yoda and hans are logged in
    When yoda types "/{{id}} seven"
    Then yoda is refused: "'seven' is not red, green or blue"
    And hans sees nothing
