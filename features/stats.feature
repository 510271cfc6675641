Feature: What the server does

  Background:
    Given yoda is an administrator of the server

  Scenario: An administrator sees how the server fares
    Given yoda is logged in
    When 125 seconds pass
    And yoda types "/stats"
    Then yoda sees "up 2 min  last 2 min  average  in all"
    And yoda sees "messages  "
    And yoda sees "deliveries  "
    And yoda sees "memory  …B  GC …"
    When 10 seconds pass
    And yoda types "/stats"
    Then yoda sees "up 2 min  last 10 s  average  in all"

  Scenario: What users do is counted
    Given yoda and hans are logged in
    When hans types "/msgto yoda hello"
    And hans types "/msgto nobody hello"
    Then yoda sees "hans: hello"
    And hans is refused: "nobody"
    When 10 seconds pass
    And yoda types "/stats"
    Then yoda sees the line "messages  0.1/s  0.1/s  1"
    And yoda sees the line "deliveries  0.1/s  0.1/s  1"
    And yoda sees the line "users  2 online"
    And yoda sees the line "connections  2 open  2 taken  0 refused"
    And yoda sees the line "log-ins  2 done  0 failed  0 blocked"
    And yoda sees the line "errors  0  0 demoted"
    And yoda sees the line "/msgto  2  …  1  0"

  Scenario: One command
    Given yoda is logged in
    When yoda types "/stats /msgto"
    Then yoda sees "/msgto  last 0 s  average  in all"
    And yoda sees the line "calls  -  -  0"
    When yoda types "/msgto nobody hello"
    And 10 seconds pass
    And yoda types "/stats msg"
    Then yoda sees the line "calls  0.1/s  0.1/s  1"
    And yoda sees the line "refused  0.1/s  0.1/s  1"

  Scenario: A command that is not there
    Given yoda is logged in
    When yoda types "/stats dance"
    Then yoda is refused: "There is no command 'dance'. /help lists them all."

  Scenario: It is not for everybody
    Given hans is logged in
    When hans types "/stats"
    Then hans is refused: "/stats is for administrators of this server."
    And hans sees nothing more
