package vn.pcmt.plan.task;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** The bytes of evidence, in chunks in the store. A file is stored under a new id and never changed. */
@Component
class EvidenceFiles {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);
    private static final String BUCKET = "evidence";

    private final MongoDatabaseFactory store;

    EvidenceFiles(MongoDatabaseFactory store) {
        this.store = store;
    }

    /** @return the id it is found under */
    String keep(String task, String sha256, byte[] content) {
        // The name in the store is ours, not the sender's.
        GridFSUploadOptions options =
                new GridFSUploadOptions().metadata(new Document("task", task).append("sha256", sha256));
        return bucket().uploadFromStream(sha256, new ByteArrayInputStream(content), options)
                .toHexString();
    }

    byte[] read(String id) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        bucket().downloadToStream(new ObjectId(id), content);
        return content.toByteArray();
    }

    /** What no task names any more is of no use; left behind, it does no harm. */
    void drop(String id) {
        try {
            bucket().delete(new BsonObjectId(new ObjectId(id)));
        } catch (RuntimeException left) {
            LOG.info("The file {} stays although no task names it", id, left);
        }
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(store.getMongoDatabase(), BUCKET);
    }
}
