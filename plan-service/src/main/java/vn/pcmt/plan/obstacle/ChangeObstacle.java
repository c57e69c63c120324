package vn.pcmt.plan.obstacle;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** What every change of a stored obstacle shares: the first answer again, who may, the version expected, one write. */
@Component
class ChangeObstacle {
    private final Obstacles obstacles;

    ChangeObstacle(Obstacles obstacles) {
        this.obstacles = obstacles;
    }

    /**
     * @param may refuses callers who may not, who are not told which version there is
     * @throws Refusal {@code obstacle-not-found}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    ObstacleWritten handle(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Obstacle> may,
            Consumer<Obstacle> change) {
        return Commands.carryOut(() -> attempt(id, key, fingerprint, expected, may, change));
    }

    private ObstacleWritten attempt(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Obstacle> may,
            Consumer<Obstacle> change) {
        Obstacle obstacle =
                obstacles.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "obstacle-not-found", id));
        Optional<String> first = obstacle.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return new ObstacleWritten(id, Long.parseLong(first.get()));
        }
        may.accept(obstacle);
        expected.check(obstacle.revision());
        change.accept(obstacle);
        obstacle.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
        return new ObstacleWritten(id, obstacles.save(obstacle).revision());
    }
}
