package vn.pcmt.report.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * Which generation of the totals everybody sees, and which is built beside it. What this node knows is a second old at
 * most; a generation that is no longer seen is kept longer than that.
 */
@Component
public class Generations {

    /** Where totals go that nobody sees yet; {@code area-totals} always has those that everybody sees. */
    public static final String NEXT_TOPIC = "area-totals-next";

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final MongoOperations store;
    private final TotalsSettings settings;
    private final Clock clock;

    /** What is known, and since when. */
    private record Known(GenerationsState state, long nanos) {}

    private volatile @Nullable Known known;
    private final AtomicBoolean looking = new AtomicBoolean();

    public Generations(MongoOperations store, TotalsSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** The one that everybody sees. */
    public Generation current() {
        return new Generation(state().current());
    }

    /** The ones that run: the current one, and the one that is built. */
    public TreeSet<Generation> running() {
        GenerationsState state = state();
        TreeSet<Generation> running = new TreeSet<>();
        running.add(new Generation(state.current()));
        state.underWay().ifPresent(rebuild -> running.add(new Generation(rebuild.generation())));
        return running;
    }

    /**
     * The topics in which totals of a generation may be. For a moment after the swap there are some where it was built:
     * not every node has heard of it yet.
     */
    public List<String> topicsOf(Generation generation) {
        GenerationsState state = state();
        String seen = Topic.AREA_TOTALS.topicName();
        return state.current() == generation.number() && !state.isGoingOver(clock.instant())
                ? List.of(seen)
                : List.of(NEXT_TOPIC, seen);
    }

    /** The latest rebuilds, the newest last. */
    public List<Rebuild> rebuilds() {
        return read().rebuilds();
    }

    /** The rebuild that is under way. */
    public Optional<Rebuild> underWay() {
        return read().underWay();
    }

    /**
     * Begins to build the next generation.
     *
     * @param by officer id
     * @param fingerprint of the command
     * @throws Refusal {@code rebuild-under-way} or {@code idempotency-key-reused}
     */
    public Rebuild begin(String by, IdempotencyKey key, String fingerprint) {
        return Commands.carryOut(() -> {
            GenerationsState state = read();
            Optional<String> first = state.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return of(state, Integer.parseInt(first.get()));
            }
            if (state.underWay().isPresent() || state.isGoingOver(clock.instant())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "rebuild-under-way");
            }
            GenerationsState building = state.building(by, clock.instant());
            Rebuild begun = building.rebuilds().getLast();
            building.receipts().add(key, fingerprint, Integer.toString(begun.generation()));
            save(building);
            return begun;
        });
    }

    /**
     * Calls a rebuild off. Doing so again changes nothing.
     *
     * @throws Refusal {@code rebuild-unknown} or {@code rebuild-ended}
     */
    public Rebuild cancel(int generation) {
        return Commands.carryOut(() -> {
            GenerationsState state = read();
            Rebuild rebuild = of(state, generation);
            if (rebuild.phase() == Rebuild.Phase.CANCELLED) {
                return rebuild;
            }
            if (!rebuild.phase().isUnderWay()) {
                throw new Refusal(Refusal.Kind.CONFLICT, "rebuild-ended");
            }
            save(state.dropped(rebuild, Rebuild.Phase.CANCELLED, List.of(), clock.instant()));
            return of(read(), generation);
        });
    }

    /** @throws Refusal {@code rebuild-unknown} */
    public Rebuild require(int generation) {
        return of(read(), generation);
    }

    private static Rebuild of(GenerationsState state, int generation) {
        return state.rebuilds().stream()
                .filter(one -> one.generation() == generation)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "rebuild-unknown", generation));
    }

    /** Takes a rebuild that is under way, if no other node is at it. */
    public Optional<Rebuild> claim(Rebuild rebuild, Duration lease) {
        Instant now = clock.instant();
        return rebuild.leasedUntil().isAfter(now) ? Optional.empty() : progress(rebuild, now.plus(lease));
    }

    /**
     * Notes how far it has come.
     *
     * @param until when the lease ends
     * @return empty if it was called off or another node is at it
     */
    public Optional<Rebuild> progress(Rebuild rebuild, Instant until) {
        Rebuild leased = rebuild.leased(until);
        return change(rebuild, state -> state.progressed(leased)) ? Optional.of(leased) : Optional.empty();
    }

    /**
     * Everybody goes over to the new generation.
     *
     * @param keepOld how long the one before is kept, for those who are still reading it
     * @return false if it was called off
     */
    public boolean swap(Rebuild rebuild, Duration keepOld) {
        Instant now = clock.instant();
        return change(rebuild, state -> state.swapped(rebuild, now, now.plus(keepOld)));
    }

    /** The new generation is wrong, and goes. */
    public boolean fail(Rebuild rebuild, List<String> wrong) {
        return change(rebuild, state -> state.dropped(rebuild, Rebuild.Phase.FAILED, wrong, clock.instant()));
    }

    /** Only if nobody has changed the rebuild since it was read; what concerns other generations does not matter. */
    private boolean change(Rebuild read, UnaryOperator<GenerationsState> change) {
        for (int attempt = 0; attempt < 3; attempt++) {
            GenerationsState state = read();
            if (state.rebuilds().stream()
                    .noneMatch(one -> one.generation() == read.generation()
                            && one.phase().isUnderWay()
                            && (one.leasedUntil().equals(read.leasedUntil())
                                    || !one.leasedUntil().isAfter(clock.instant())))) {
                return false;
            }
            try {
                save(change.apply(state));
                return true;
            } catch (OptimisticLockingFailureException raced) {
                // Read again.
            }
        }
        return false;
    }

    /** Those whose time has come. */
    List<GenerationsState.Retired> toRemove() {
        Instant now = clock.instant();
        return read().retired().stream().filter(one -> !one.from().isAfter(now)).toList();
    }

    /** It is gone; whoever was first has noted it. */
    void removed(GenerationsState.Retired one, Duration again) {
        GenerationsState state = read();
        if (state.retired().contains(one)) {
            try {
                save(state.removed(one, clock.instant().plus(again)));
            } catch (OptimisticLockingFailureException raced) {
                // It comes again.
            }
        }
    }

    /** From half its time on, one thread looks again; the others do not wait for it, nor fail with it. */
    private GenerationsState state() {
        Known now = known;
        long age = now == null ? Long.MAX_VALUE : System.nanoTime() - now.nanos();
        if (now == null || age > KNOWN_FOR.toNanos()) {
            return read();
        }
        if (age > KNOWN_FOR.toNanos() / 2 && looking.compareAndSet(false, true)) {
            try {
                return read();
            } catch (DataAccessException away) {
                return now.state();
            } finally {
                looking.set(false);
            }
        }
        return now.state();
    }

    private GenerationsState read() {
        long nanos = System.nanoTime();
        GenerationsState stored = store.findById(GenerationsState.ID, GenerationsState.class);
        if (stored == null) {
            stored = first();
        } else if (stored.current() < settings.generation()) {
            stored = save(stored.anew(settings.generation(), clock.instant()));
        }
        return know(stored, nanos);
    }

    private GenerationsState first() {
        try {
            return store.insert(GenerationsState.first(settings.generation()));
        } catch (DuplicateKeyException meanwhile) {
            return Objects.requireNonNull(store.findById(GenerationsState.ID, GenerationsState.class));
        }
    }

    private GenerationsState save(GenerationsState state) {
        GenerationsState saved = store.save(state);
        return know(saved, System.nanoTime());
    }

    /** Never goes back to what was read before another thread read a later one. */
    private synchronized GenerationsState know(GenerationsState read, long nanos) {
        Known before = known;
        if (before == null || !before.state().isLaterThan(read)) {
            known = new Known(read, nanos);
        }
        return read;
    }
}
