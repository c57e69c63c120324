package vn.pcmt.notification.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** What is read for many units at once is what the store has, also when it changes meanwhile. */
@EngineSuite
class ReadAheadTest {

    private static final String ONE = "61001@2025-07-01";
    private static final String OTHER = "61002@2025-07-01";

    @BeforeEach
    void twoCommunes() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("61001", "Xã Một"));
        ServiceOnStore.directory().apply(Events.commune("61002", "Xã Hai"));
        ServiceOnStore.directory().apply(Events.officer("bc-61001", ONE, OfficerRole.COMMUNE_REPORTER));
        ServiceOnStore.directory().apply(Events.officer("ct-61001", ONE, OfficerRole.COMMUNE_HEAD));
    }

    @Test
    void thoseInOfficeAreFoundByRoleAndAUnitWithoutAnybodyHasNobody() {
        Directory directory = new Directory(ServiceOnStore.bean(VersionedWrites.class), ServiceOnStore.mongo());
        directory.readAhead(List.of(ONE, OTHER));

        assertThat(directory.inOffice(ONE, OfficerRole.COMMUNE_HEAD))
                .extracting(Officer::id)
                .containsExactly("ct-61001");
        assertThat(directory.inOffice(ONE, OfficerRole.COMMUNE_HEAD, OfficerRole.COMMUNE_REPORTER))
                .extracting(Officer::id)
                .containsExactly("bc-61001", "ct-61001");
        assertThat(directory.inOffice(OTHER, OfficerRole.COMMUNE_REPORTER)).isEmpty();
        assertThat(directory.unit(OTHER).orElseThrow().name()).isEqualTo("Xã Hai");
    }

    @Test
    void whatIsRegisteredWhileItIsReadIsNotHiddenByWhatWasReadBefore() {
        Directory[] directory = new Directory[1];
        directory[0] = new Directory(
                ServiceOnStore.bean(VersionedWrites.class),
                afterReadingOfficers(
                        () -> directory[0].apply(Events.officer("bc-61002", OTHER, OfficerRole.COMMUNE_REPORTER))));

        directory[0].readAhead(List.of(ONE, OTHER));

        assertThat(directory[0].inOffice(OTHER, OfficerRole.COMMUNE_REPORTER))
                .extracting(Officer::id)
                .containsExactly("bc-61002");
    }

    /** The store, with something that happens right after somebody has read officers in it. */
    private static MongoOperations afterReadingOfficers(Runnable happens) {
        return (MongoOperations) Proxy.newProxyInstance(
                ReadAheadTest.class.getClassLoader(),
                new Class<?>[] {MongoOperations.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(ServiceOnStore.mongo(), arguments);
                        if (method.getName().equals("find") && arguments[1] == Officer.class) {
                            happens.run();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
