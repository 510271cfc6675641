package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The share of lost datagrams that both users are shown, beside what the path really loses. */
class LossFigureTest {
    private static Simulation run(double loss) {
        SimulatedLink back = SimulatedLink.clean(10 * SimulatedLink.MILLI);
        SimulatedLink there = back.withLoss(loss).withBandwidth(2_500_000, 1 << 20).withMtu(1_500);
        MadeUpFile source = new MadeUpFile(1L << 32, 1);
        return new Simulation(1, there, back).transfer(source, new VanishingFile(source), 8 << 20).run(10);
    }

    private static double shown(Simulation simulation, TransferCore core) {
        return core.progress(simulation.now).loss();
    }

    @Test
    void bothSeeWhatThePathLoses() {
        Simulation simulation = run(0.02);
        assertEquals(0.02, shown(simulation, simulation.sender.core), 0.006);
        assertEquals(0.02, shown(simulation, simulation.receiver.core), 0.006);
    }

    @Test
    void neitherSeesLossOnAPathThatLosesNothing() {
        Simulation simulation = run(0);
        assertEquals(0, shown(simulation, simulation.sender.core), 0.001);
        assertEquals(0, shown(simulation, simulation.receiver.core), 0.002, "but for tries of larger datagrams");
    }
}
