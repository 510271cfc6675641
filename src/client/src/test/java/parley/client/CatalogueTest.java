package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.api.CommandSpec;

class CatalogueTest {
    private final OwnCommands own = new OwnCommands();
    private final Catalogue catalogue = new Catalogue(own);

    private String names() {
        return catalogue.visible().stream().map(CommandSpec::usage).collect(Collectors.joining(", "));
    }

    @Test
    void anEntryIsReadAsTheProtocolDescribesIt() {
        catalogue.add(Declared.line("@alias=msg,m COMMAND msgto user:USER text:TEXT :Send a message to one user"));
        CommandSpec spec = catalogue.find("msgto").orElseThrow();
        assertEquals("/msgto USER TEXT…", spec.usage());
        assertEquals(List.of("msg", "m"), spec.aliases());
        assertEquals("Send a message to one user", spec.summary());
        assertEquals(spec, catalogue.find("m").orElseThrow());
    }

    @Test
    void aNewEntryReplacesTheOldOne() {
        catalogue.add(Declared.line("COMMAND go :One"));
        catalogue.add(Declared.line("COMMAND go place:WORD :Two"));
        assertEquals("/go PLACE", names());
    }

    @Test
    void whatCannotBeReadIsLeftToTheServer() {
        catalogue.add(Declared.line("COMMAND go place:SOMEWHERE~ :Of a later version"));
        catalogue.add(Declared.line("COMMAND stop"));
        assertEquals("/go, /stop", names());
    }

    @Test
    void aLineThatNamesNoCommandIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> catalogue.add(Declared.line("COMMAND NoName :x")));
        assertThrows(IllegalArgumentException.class, () -> catalogue.add(Declared.line("COMMAND")));
    }

    @Test
    void aRemovedCommandIsGone() {
        catalogue.add(Declared.line("COMMAND go :One"));
        catalogue.remove("go");
        catalogue.remove("never-there");
        assertTrue(catalogue.find("go").isEmpty());
        assertEquals("", names());
    }

    @Test
    void theClientsOwnCommandComesFirst() {
        catalogue.add(Declared.line("COMMAND p2pvideo user:USER file:FILE :The server's"));
        own.add("p2pvideo", CommandSpec.of("p2pvideo", "The client's"), arguments -> { });
        assertEquals("The client's", catalogue.find("p2pvideo").orElseThrow().summary());
        assertEquals("/p2pvideo", names());
    }

    @Test
    void clearingKeepsTheClientsOwn() {
        catalogue.add(Declared.line("COMMAND go :One"));
        own.add("parley", CommandSpec.of("quit", "Leave"), arguments -> { });
        catalogue.clear();
        assertEquals("/quit", names());
    }

    @Test
    void aServerCannotFillTheMemory() {
        for (int i = 0; i <= Catalogue.MOST; i++) {
            catalogue.add(Declared.line("COMMAND c" + i + " :x"));
        }
        catalogue.add(Declared.line("COMMAND c0 :new form of a known one"));
        assertEquals(Catalogue.MOST, catalogue.visible().size());
        assertEquals("new form of a known one", catalogue.find("c0").orElseThrow().summary());
    }
}
