package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.report.OnStore;

@OnStore
class TemplateEventsContractTest {

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aVersionThatIsPublishedIsToldAsAgreed() {
        TemplatePublished golden = GoldenEvents.event(TemplatePublished.class);
        TemplateFile file = TemplateFile.monthly("GC01", "CA01")
                .with("code", "PCMT-QUY")
                .with("name", golden.template().name())
                .with("nameEn", golden.template().nameEn())
                .with("periods", "QUARTER")
                .from("2027-Q1")
                .withSection("levels", List.of("COMMUNE", "PROVINCE"))
                .telling("kho-khan", 100);
        TemplateText text = JsonMapper.shared().readValue(file.json(), TemplateText.class);

        TemplateVersion published = TemplateVersion.of(2, text, "command", "print", golden.actor(), golden.at());

        Document stored = new Document();
        mongo.getConverter().write(published, stored);
        List<Document> pending =
                stored.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class);
        assertThat(pending).singleElement().satisfies(event -> {
            assertThat(event.getString("type")).isEqualTo("template.published.v1");
            assertThat(event.getString("key")).isEqualTo("PCMT-QUY");
            assertThat(event.getString("subject")).isEqualTo("PCMT-QUY~2");
            assertThat(JsonMapper.shared().readTree(event.getString("body")))
                    .isEqualTo(JsonMapper.shared().readTree(GoldenEvents.json("template.published.v1")));
        });
    }
}
