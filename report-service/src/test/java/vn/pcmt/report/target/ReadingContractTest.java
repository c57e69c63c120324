package vn.pcmt.report.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.report.OnStore;

@OnStore
class ReadingContractTest {

    @Autowired
    private MongoTemplate mongo;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target.measured.v1",
                "target.on-track.v1",
                "target.at-risk.v1",
                "target.missed.v1",
                "target.met.v1"
            })
    void aReadingIsToldAsAgreed(String token) {
        TargetReadingEvent golden = (TargetReadingEvent) EventCodec.decode(token, GoldenEvents.json(token));
        Reading reading =
                Reading.of(golden.reading().targetId(), golden.reading().unit());

        assertThat(reading.take(golden.reading(), golden.at())).isTrue();
        assertThat(reading.take(golden.reading(), golden.at()))
                .as("only on change")
                .isFalse();

        ObjectNode first = (ObjectNode) JsonMapper.shared().readTree(GoldenEvents.json(token));
        first.put("version", 1L);
        Document stored = new Document();
        mongo.getConverter().write(reading, stored);
        List<Document> pending =
                stored.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class);
        assertThat(pending).hasSize(1);
        assertThat(pending.getFirst().getString("type")).isEqualTo(token);
        JsonNode told = JsonMapper.shared().readTree(pending.getFirst().getString("body"));
        assertThat(told.toString()).isEqualTo(first.toString());
    }
}
