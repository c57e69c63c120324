package vn.pcmt.embedded.store;

/** A command on documents needs a collection that does not exist yet; it is created and the command run again. */
final class CollectionMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String collection;

    CollectionMissing(String collection) {
        super(collection, null, false, false);
        this.collection = collection;
    }

    String collection() {
        return collection;
    }
}
