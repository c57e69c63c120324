package vn.pcmt.kit.deadletter;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * Processes an event after all: first it, then what waits behind it. First the event is applied, then that is written
 * down: after a crash between the two it is applied again, which handlers drop by its version. An event that waits behind
 * another one of its key is refused, so none is overtaken.
 */
class RedriveLetter {

    /** @param followers whether to go on with what waits behind it */
    record Redriving(boolean followers) {}

    /**
     * @param letter as it is now
     * @param waiting how many of its key still wait
     * @param stopped the follower that could not be processed; null if none was met
     */
    record Redriven(
            DeadLetter letter, int waiting, @Nullable DeadLetter stopped) {}

    private static final Logger LOG = LoggerFactory.getLogger(RedriveLetter.class);
    private static final String DONE = "redriven";

    private final KeptLetters letters;
    private final LetterHandlers handlers;
    private final SendAgain sendAgain;
    private final Clock clock;

    RedriveLetter(KeptLetters letters, LetterHandlers handlers, SendAgain sendAgain, Clock clock) {
        this.letters = letters;
        this.handlers = handlers;
        this.sendAgain = sendAgain;
        this.clock = clock;
    }

    /** @throws Refusal {@code redrive-failed} with the cause, which is kept with the letter too */
    Redriven handle(String letter, Redriving request, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "redrive " + letter, request);
        DeadLetter first = Commands.carryOut(() -> first(letter, seen, key, fingerprint, caller));
        List<String> behind = letters.waiting(first, false);
        int done = 0;
        while (request.followers() && done < behind.size()) {
            String id = behind.get(done);
            DeadLetter next = Commands.carryOut(() -> next(id, caller));
            if (next.state() == DeadLetter.State.WAITING) {
                return new Redriven(first, behind.size() - done, next);
            }
            done++;
        }
        return new Redriven(first, behind.size() - done, null);
    }

    /** As it is afterwards; it waits still if it could not be processed. */
    private DeadLetter next(String id, Caller caller) {
        DeadLetter letter = letters.require(id);
        if (letter.state() != DeadLetter.State.WAITING) {
            return letter;
        }
        String cause = process(letter);
        if (cause == null) {
            letter.redriven(caller.id(), clock.instant());
        } else {
            letter.failed(caller.id(), clock.instant(), cause);
        }
        return letters.save(letter);
    }

    private DeadLetter first(String id, ExpectedVersion seen, IdempotencyKey key, String fingerprint, Caller caller) {
        DeadLetter letter = letters.require(id);
        if (letter.receipts().answerTo(key, fingerprint).isPresent()) {
            letters.letKeyGo(letter);
            return letter;
        }
        seen.check(letter.version());
        letter.requireWaiting();
        letters.waiting(letter, true).stream().findFirst().ifPresent(earlier -> {
            throw new Refusal(Refusal.Kind.CONFLICT, "dead-letter-behind", earlier).withExtension("earlier", earlier);
        });
        String cause = process(letter);
        if (cause != null) {
            letter.failed(caller.id(), clock.instant(), cause);
            letters.save(letter);
            throw new Refusal(Refusal.Kind.CONFLICT, "redrive-failed", cause);
        }
        letter.redriven(caller.id(), clock.instant());
        letter.receipts().add(key, fingerprint, DONE);
        return letters.save(letter);
    }

    /**
     * Why it could not be processed; null if it was. What passes by itself is thrown: a store that is away, or somebody
     * else who wrote the same document first, which says nothing of the event.
     */
    private @Nullable String process(DeadLetter letter) {
        ParkedRecord record = letter.toProcess();
        try {
            TryRedrive.read(record);
            handlers.of(letter.topic(), letter.group())
                    .ifPresentOrElse(handler -> handler.handle(record), () -> sendAgain.send(letter));
            LOG.info("Processed the dead letter {} after all", letter.id());
            return null;
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure) || isLostRace(failure)) {
                throw failure;
            }
            LOG.warn("The dead letter {} still fails", letter.id(), failure);
            return failure.toString();
        }
    }

    private static boolean isLostRace(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return false;
    }
}
