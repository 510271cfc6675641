package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What most tests of the whole plugin begin with: a town in which yoda and luke run it. */
class TwoResidents {
    @TempDir
    Path root;
    Town town;
    Resident yoda;
    Resident luke;

    @BeforeEach
    void twoComeIn() throws IOException {
        town = new Town(root);
        yoda = town.resident("yoda").starts();
        luke = town.resident("luke").starts();
    }

    @AfterEach
    void allLeave() {
        yoda.close();
        luke.close();
        town.close();
    }
}
