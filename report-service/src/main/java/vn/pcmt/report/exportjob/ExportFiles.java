package vn.pcmt.report.exportjob;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/**
 * Files until they are fetched, in chunks in the store, where every node finds them. Each is stored under the id of who
 * asked for it, so that what a node that died has left goes with the rest.
 */
@Component
class ExportFiles {

    private static final String BUCKET = "export_files";

    private final MongoDatabaseFactory store;

    ExportFiles(MongoDatabaseFactory store) {
        this.store = store;
    }

    /** @return the id it is found under */
    String keep(String job, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return bucket().uploadFromStream(job, content).toHexString();
        }
    }

    /** @throws Refusal {@code export-not-there} if it has just gone */
    InputStream open(String id) {
        try {
            return bucket().openDownloadStream(new ObjectId(id));
        } catch (MongoGridFSException gone) {
            throw new Refusal(Refusal.Kind.CONFLICT, "export-not-there");
        }
    }

    /** All that was ever stored for one. */
    void drop(String job) {
        List<GridFSFile> files = bucket().find(Filters.eq("filename", job)).into(new ArrayList<>());
        files.forEach(file -> bucket().delete(file.getId()));
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(store.getMongoDatabase(), BUCKET);
    }
}
