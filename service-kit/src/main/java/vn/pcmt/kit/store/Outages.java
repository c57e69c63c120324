package vn.pcmt.kit.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.bulk.BulkWriteError;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** Tells failures of the store, the broker or the network from those of the data. */
public final class Outages {
    /**
     * What the store says of the data itself; everything else it may say, such as a full disk, an interruption or an
     * internal error, is its own trouble. From the server's list of error codes: BadValue, FailedToParse, TypeMismatch,
     * Overflow, InvalidLength, InvalidBSON, PathNotViable, ConflictingUpdateOperators, DollarPrefixedFieldName,
     * InvalidIdField, EmptyFieldName, DottedFieldName, ImmutableField, DocumentValidationFailure, BSONObjectTooLarge,
     * DuplicateKey (three codes), and a key or a document that is too large.
     */
    private static final Set<Integer> DATA = Set.of(
            2, 9, 14, 15, 16, 22, 28, 40, 52, 53, 56, 57, 66, 121, 10334, 11000, 11001, 12582, 17280, 17419, 17420);

    private static final Set<Class<? extends Throwable>> AWAY = Set.of(
            DataAccessResourceFailureException.class,
            QueryTimeoutException.class,
            RetriableException.class,
            SocketException.class,
            SocketTimeoutException.class,
            HttpTimeoutException.class);

    private Outages() {}

    /** Whether the failure, or one that caused it, passes once the store, the broker or the network is well again. */
    public static boolean isOutage(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof MongoException store) {
                return !blamesTheData(store);
            }
            Throwable current = cause;
            if (AWAY.stream().anyMatch(type -> type.isInstance(current))) {
                return true;
            }
        }
        return false;
    }

    private static boolean blamesTheData(MongoException failure) {
        Stream<Integer> codes = failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream().map(BulkWriteError::getCode)
                : Stream.of(failure.getCode());
        return failure instanceof MongoServerException && codes.anyMatch(DATA::contains);
    }
}
