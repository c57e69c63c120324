package vn.pcmt.report.watch;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** What was told of areas, by area and form. */
interface AreaWatches extends MongoRepository<AreaWatch, String> {

    List<AreaWatch> findByAreaOrderById(String area);
}
