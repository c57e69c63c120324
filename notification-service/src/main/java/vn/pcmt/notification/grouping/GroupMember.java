package vn.pcmt.notification.grouping;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.notification.delivery.AlertCause;

/** Something that was put into a group; a document of its own, so that thousands may come at once. */
@Document(GroupMember.COLLECTION)
record GroupMember(@Id String id, @Indexed String group, AlertCause cause) {

    static final String COLLECTION = "group_members";

    String obligation() {
        return cause.obligation();
    }
}
