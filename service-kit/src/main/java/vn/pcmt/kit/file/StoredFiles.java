package vn.pcmt.kit.file;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import vn.pcmt.kit.web.Sha256;

/**
 * The bytes of files of one purpose, in chunks in the store. A file is stored under a new id and never changed. Whoever
 * needs it names the id in a document of his own; with a day on which it is due, a file is looked at then, and what
 * nobody names can go.
 */
public final class StoredFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFiles.class);
    private static final String DUE = "metadata.dueAt";
    private static final String TO_SCAN = "metadata.scanAt";

    private final MongoDatabaseFactory store;
    private final String bucket;
    private volatile boolean indexed;

    /** @param bucket under which the collections of the files begin */
    public StoredFiles(MongoDatabaseFactory store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /**
     * @param owner id of the document that will name it
     * @param dueAt when it is to be looked at; null for never
     * @param scan what a scanner said
     * @return the id it is found under
     */
    String keep(InputStream content, String sha256, String owner, @Nullable Instant dueAt, Scan scan) {
        Document facts = new Document("owner", owner).append("sha256", sha256);
        if (dueAt != null) {
            facts.append("dueAt", Date.from(dueAt));
        }
        if (scan == Scan.NOT_SCANNED) {
            facts.append("scanAt", Date.from(Instant.EPOCH));
        }
        // The name in the store is ours, not the sender's.
        return bucket().uploadFromStream(sha256, content, new GridFSUploadOptions().metadata(facts))
                .toHexString();
    }

    InputStream open(KeptFile file) {
        return bucket().openDownloadStream(new ObjectId(file.stored()));
    }

    /** @throws IllegalStateException if the bytes are not those that were received */
    void requireIntact(KeptFile file) {
        Sha256 digest = new Sha256();
        byte[] buffer = new byte[16 << 10];
        try (InputStream content = open(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.add(buffer, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (!digest.toHex().equals(file.sha256())) {
            throw new IllegalStateException("file " + file.stored() + " of " + bucket + " is not what was stored");
        }
    }

    /** What nobody names any more is of no use; left behind, it does no harm. */
    public void drop(String id) {
        try {
            bucket().delete(new BsonObjectId(new ObjectId(id)));
        } catch (RuntimeException left) {
            LOG.info("The file {} of {} stays although nobody names it", id, bucket, left);
        }
    }

    /**
     * A file that is due.
     *
     * @param id of the file
     * @param owner id of the document that was to name it
     */
    public record Due(String id, String owner) {}

    /**
     * Takes one file that is due, so that no other node does.
     *
     * @param leasedUntil when it is due again, should this node not come to an end with it
     */
    public Optional<Due> claimDue(Instant now, Instant leasedUntil) {
        return claim(DUE, now, leasedUntil);
    }

    /** The same of one that no scanner has seen. */
    public Optional<Due> claimUnscanned(Instant now, Instant leasedUntil) {
        return claim(TO_SCAN, now, leasedUntil);
    }

    private Optional<Due> claim(String when, Instant now, Instant leasedUntil) {
        MongoCollection<Document> files = files();
        if (!indexed) {
            files.createIndex(Indexes.ascending(DUE));
            files.createIndex(Indexes.ascending(TO_SCAN));
            indexed = true;
        }
        Document claimed =
                files.findOneAndUpdate(Filters.lte(when, Date.from(now)), Updates.set(when, Date.from(leasedUntil)));
        return Optional.ofNullable(claimed)
                .map(file -> new Due(
                        file.getObjectId("_id").toHexString(),
                        file.get("metadata", Document.class).getString("owner")));
    }

    /** The file is named for good and never due again. */
    public void settle(String id) {
        files().updateOne(Filters.eq("_id", new ObjectId(id)), Updates.unset(DUE));
    }

    /** There is no more to be found out by a scanner. */
    public void settleScan(String id) {
        files().updateOne(Filters.eq("_id", new ObjectId(id)), Updates.unset(TO_SCAN));
    }

    /** @return false if there is no such file any more */
    boolean copy(String id, Path to) throws IOException {
        try (OutputStream content = Files.newOutputStream(to)) {
            bucket().downloadToStream(new ObjectId(id), content);
            return true;
        } catch (MongoGridFSException gone) {
            return false;
        }
    }

    private MongoCollection<Document> files() {
        return store.getMongoDatabase().getCollection(bucket + ".files");
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(store.getMongoDatabase(), bucket);
    }
}
