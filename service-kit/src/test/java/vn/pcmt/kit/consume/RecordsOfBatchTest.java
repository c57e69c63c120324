package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class RecordsOfBatchTest {

    @Test
    void givesEachRecordItsOwnHeadersAndPlaceAndPassesOverTombstones() {
        Message<List<byte[]>> batch = MessageBuilder.withPayload(
                        Arrays.asList("first".getBytes(UTF_8), null, "third".getBytes(UTF_8)))
                .setHeader(
                        KafkaHeaders.BATCH_CONVERTED_HEADERS,
                        List.of(Map.of("ce_type", "a".getBytes(UTF_8)), Map.of(), Map.of("ce_type", "c")))
                .setHeader(KafkaHeaders.OFFSET, List.of(7L, 8L, 9L))
                .setHeader(KafkaHeaders.RECEIVED_KEY, List.of("k1", "k2", "k3"))
                .build();

        List<Message<byte[]>> records = RecordsOfBatch.of(batch);

        assertThat(records)
                .extracting(record -> new String(record.getPayload(), UTF_8))
                .containsExactly("first", "third");
        assertThat(records)
                .extracting(record -> RecordsOfBatch.text(record, "ce_type"))
                .containsExactly("a", "c");
        assertThat(records)
                .extracting(record -> record.getHeaders().get(KafkaHeaders.OFFSET))
                .containsExactly(7L, 9L);
        assertThat(records)
                .extracting(record -> record.getHeaders().get(KafkaHeaders.RECEIVED_KEY))
                .containsExactly("k1", "k3");
    }
}
