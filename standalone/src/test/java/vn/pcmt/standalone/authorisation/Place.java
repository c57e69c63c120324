package vn.pcmt.standalone.authorisation;

/** Where a caller works, seen from the commune whose things are asked for. */
enum Place {
    OWN("19429@2025-07-01"),
    NEIGHBOUR("18859@2025-07-01"),
    PROVINCE("44@2025-07-01"),
    ELSEWHERE("46@2025-07-01");

    final String unit;

    Place(String unit) {
        this.unit = unit;
    }
}
