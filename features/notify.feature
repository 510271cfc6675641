Feature: Being notified
  What a terminal does with it is for the tests of the shell; here is what must not happen without one.

  Scenario: Where the output is no terminal a message is that line and nothing else
    Given yoda and hans are logged in
    When yoda types "/msgto hans hello Hans"
    Then hans sees the line "…:…:…, yoda: hello Hans"
    And hans sees nothing more
