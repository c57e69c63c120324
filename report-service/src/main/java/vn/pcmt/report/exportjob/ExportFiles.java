package vn.pcmt.report.exportjob;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonString;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/**
 * Files until they are fetched, in chunks in the store, where every node finds them. The id of each is known before its
 * first chunk is written, so that what a node that died has left goes with the rest.
 */
@Component
class ExportFiles {

    private static final String BUCKET = "export_files";

    private final MongoDatabaseFactory store;

    ExportFiles(MongoDatabaseFactory store) {
        this.store = store;
    }

    /** @return the id it is found under */
    String keep(ExportJob job, Path file) throws IOException {
        String id = id(job.id(), job.attempts());
        try (InputStream content = Files.newInputStream(file)) {
            bucket().uploadFromStream(new BsonString(id), job.id(), content);
        }
        return id;
    }

    /** @throws Refusal {@code export-not-there} if it has just gone */
    InputStream open(String id) {
        try {
            return bucket().openDownloadStream(new BsonString(id));
        } catch (MongoGridFSException gone) {
            throw new Refusal(Refusal.Kind.CONFLICT, "export-not-there");
        }
    }

    /**
     * All that was ever stored for one, whole or not. The driver's own removal fails where another node was faster, and
     * finds no file that was cut short.
     */
    void drop(ExportJob job) {
        List<String> ids = IntStream.rangeClosed(1, job.attempts())
                .mapToObj(attempt -> id(job.id(), attempt))
                .toList();
        MongoDatabase database = store.getMongoDatabase();
        database.getCollection(BUCKET + ".files").deleteMany(Filters.in("_id", ids));
        database.getCollection(BUCKET + ".chunks").deleteMany(Filters.in("files_id", ids));
    }

    private static String id(String job, int attempt) {
        return job + "~" + attempt;
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(store.getMongoDatabase(), BUCKET);
    }
}
