package vn.pcmt.kit.consume;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tells failures that pass by themselves, such as a store that is away, from those of the event or the handler. */
final class TransientFailures {
    private static final Set<Class<? extends Throwable>> PASSING = Set.of(
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            OptimisticLockingFailureException.class,
            MongoSocketException.class,
            MongoTimeoutException.class,
            MongoNotPrimaryException.class,
            MongoNodeIsRecoveringException.class,
            RetriableException.class,
            SocketException.class,
            SocketTimeoutException.class,
            HttpTimeoutException.class);

    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            Throwable current = cause;
            if (PASSING.stream().anyMatch(type -> type.isInstance(current))) {
                return true;
            }
        }
        return false;
    }
}
