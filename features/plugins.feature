Feature: Plugins come, change and go while the server runs

  Scenario: Everybody sees which plugins there are, and how they are doing
    Given yoda is logged in
    When yoda types "/plugins"
    Then yoda sees "plugin …  version  state    calls  p50 …"
    And yoda sees "messaging  1.0.0    running  0 …"
    And yoda sees "… plugins run. /plugins NAME tells more of one."
    When yoda types "/plugins messaging"
    Then yoda sees "setting kept  1000 (messages that wait for a user who is away, at most)"

  Scenario: A new version takes the place of the old one, and nobody is disturbed
    Given a drop folder
    And yoda and hans are logged in
    When yoda types "/creategroup force hans"
    Then hans sees "yoda invites you to the group force"
    When hans types "/joingroup force"
    Then yoda sees "hans has joined the group force"
    When the plugin groups is dropped in version 1.1.0
    Then the server tells "Plugin groups 1.1.0 replaces 1.0.0"
    When yoda types "/groupmsg force still here"
    Then hans sees "force, yoda: still here"
    When yoda types "/plugins groups"
    Then yoda sees "groups 1.1.0"

  Scenario: The old one comes back when the new one is deleted
    Given a drop folder
    And the plugin wave is dropped in version 1.1.0
    And yoda and hans are logged in
    When the dropped plugin wave is deleted
    Then the server tells "Plugin wave 1.0.0 replaces 1.1.0"
    When yoda types "/wave hans"
    Then hans sees "yoda waves at you."

  Scenario: Half a jar is left alone until the rest of it is there
    Given a drop folder
    And yoda is logged in
    When the first half of the plugin wave is dropped in version 1.2.0
    And the plugin roll is dropped in version 1.2.0
    Then the server tells "Plugin roll 1.2.0 replaces 1.0.0"
    And the server has not told "Plugin wave"
    When the other half of the plugin wave follows
    Then the server tells "Plugin wave 1.2.0 replaces 1.0.0"

  Scenario: An administrator takes a plugin out and in again
    Given a drop folder
    And yoda is an administrator of the server
    And yoda and hans are logged in
    When yoda types "/plugins disable wave"
    Then yoda sees "Plugin wave has been disabled."
    When hans types "/wave yoda"
    Then hans sees "There is no command '/wave'. /help lists them."
    When yoda types "/plugins enable wave"
    Then yoda sees "Plugin wave has been enabled."
    When hans types "/wave yoda"
    Then yoda sees "hans waves at you."

  Scenario: One that was taken out stays out when the server starts again
    Given a drop folder
    And yoda is an administrator of the server
    And yoda is logged in
    When yoda types "/plugins disable wave"
    Then yoda sees "Plugin wave has been disabled."
    When the server stops
    And the server starts again
    And yoda is logged in
    And yoda types "/plugins"
    Then yoda sees "wave …  disabled …  an administrator disabled it"

  Scenario: With a plugin go those that need it, and they come back with it
    Given a drop folder
    And yoda is an administrator of the server
    And yoda is logged in
    When yoda types "/plugins disable groups"
    And yoda types "/plugins poll"
    Then yoda sees "state …  disabled: it requires groups, which is disabled"
    When yoda types "/plugins enable groups"
    And yoda types "/plugins poll"
    Then yoda sees "state …  running"

  Scenario: Reloading is for administrators
    Given a drop folder
    And hans is logged in
    When hans types "/plugins reload wave"
    Then hans sees "/plugins reload is for administrators of this server."

  Scenario: A jar that is no good costs nobody anything
    Given a drop folder
    And yoda is logged in
    When the plugin wave is dropped in version ?
    Then the server tells "The 'version' in its descriptor is"
    When yoda types "/wave yoda"
    Then yoda sees "yoda waves at you."
