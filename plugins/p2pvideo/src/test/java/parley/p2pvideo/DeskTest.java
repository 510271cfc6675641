package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.KeptLog;

class DeskTest {
    private final KeptLog log = new KeptLog();
    private final Desk desk = new Desk(log, () -> { });

    @AfterEach
    void end() {
        desk.close();
    }

    @Test
    void tasksAreDoneInTheirOrder() throws Exception {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            desk.leave(() -> done.add(number));
        }
        desk.await(() -> done.add(50));
        assertEquals(51, done.size());
        assertEquals(List.of(0, 1, 2), done.subList(0, 3));
    }

    @Test
    void aRefusalReachesWhoAsked() {
        CommandException refused = assertThrows(CommandException.class, () -> desk.await(() -> {
            throw new CommandException(ErrorCode.UNKNOWN, "no");
        }));
        assertEquals("no", refused.getMessage());
    }

    @Test
    void aFaultIsLoggedAndTheNextTaskIsDone() throws Exception {
        desk.leave(() -> {
            throw new IllegalStateException("a fault that this test makes");
        });
        desk.await(() -> { });
        assertTrue(log.lines().getFirst().contains("a fault that this test makes"));
    }

    @Test
    void noMoreThan512TasksWait() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        desk.leave(() -> {
            busy.countDown();
            go.await();
        });
        busy.await();
        for (int i = 0; i < Desk.MOST; i++) {
            assertTrue(desk.leave(() -> { }));
        }
        assertFalse(desk.leave(() -> { }));
        CommandException refused = assertThrows(CommandException.class, () -> desk.await(() -> { }));
        assertEquals(ErrorCode.LIMIT, refused.code());
        go.countDown();
    }

    @Test
    void oneUsersMessagesLeaveRoomForThoseOfOthersAndForCommands() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        desk.leave("maul", () -> {
            busy.countDown();
            go.await();
        });
        busy.await();
        int left = 0;
        while (desk.leave("maul", () -> { })) {
            left++;
        }
        assertEquals(Desk.MOST_OF_ONE, left);
        assertTrue(desk.leave("luke", () -> { }));
        go.countDown();
        desk.await(() -> { });
        assertTrue(desk.leave("maul", () -> { }), "what was done counts no more");
    }

    @Test
    void closingEndsATaskThatWaits() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        desk.leave(() -> {
            busy.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        busy.await();
        desk.close();
        assertEquals(0, ended.getCount());
    }
}
