package vn.pcmt.report.imports;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.SentFile;

/** The files of imports while they are needed, in chunks in the store, where every node finds them. */
@Component
class ImportFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);
    private static final String BUCKET = "report_import_files";

    private final MongoDatabaseFactory store;

    ImportFiles(MongoDatabaseFactory store) {
        this.store = store;
    }

    /** @return the id it is found under */
    String keep(SentFile file) throws IOException {
        try (InputStream content = Files.newInputStream(file.path())) {
            return bucket().uploadFromStream(file.sha256(), content).toHexString();
        }
    }

    /** A copy on the local disk. @throws Refusal {@code import-file-gone} */
    SentFile fetch(String id) throws IOException {
        try (InputStream content = bucket().openDownloadStream(new ObjectId(id))) {
            return SentFile.receive(content);
        } catch (MongoGridFSException gone) {
            throw new Refusal(Refusal.Kind.CONFLICT, "import-file-gone");
        }
    }

    /** What nobody names any more is of no use; left behind, it does no harm. */
    void drop(String id) {
        try {
            bucket().delete(new BsonObjectId(new ObjectId(id)));
        } catch (RuntimeException left) {
            LOG.info("The file {} of an import stays: {}", id, left.toString());
        }
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(store.getMongoDatabase(), BUCKET);
    }
}
