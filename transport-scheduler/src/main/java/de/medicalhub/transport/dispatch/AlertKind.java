package de.medicalhub.transport.dispatch;

/** What a dispatcher should look at (rule 26). */
public enum AlertKind {
    /** A vehicle comes later than was said. */
    LATE("late"),
    /** The person did not ride. */
    NO_SHOW("no-show"),
    /** The person was not ready. */
    NOT_READY("not-ready"),
    /** The driver handed a job back before the pickup. */
    TURNED_DOWN("turned-down"),
    /** The driver says that the vehicle broke down or that the driver is unwell. */
    BREAKDOWN("breakdown"),
    /** A dispatcher took a vehicle out. */
    OUT("out"),
    /** Roads are slow or closed. */
    TRAFFIC("traffic"),
    /** A legal break should have begun by now. */
    BREAK_OVERDUE("break-overdue", false),
    /** A step of a driver's phone did not fit to how the job stands. */
    STEP_REFUSED("step-refused", false),
    /** A step of a driver's phone that arrived late was taken, and was not as it should be. */
    DEVIATION("deviation", false),
    /** A cold delivery was out of its temperatures. */
    COLD_LIMIT("cold-limit", false),
    /** A temperature that a driver sent was not accepted, so that nobody knows how cold the medicines are. */
    READING_REFUSED("reading-refused", false),
    /** Medicines were packed so that the tour they are on has not got what they need. */
    UNFIT("unfit", false),
    /** A delivery that a dispatcher holds comes to a home where nobody is yet. */
    DELIVERY_EARLY("delivery-early", false),
    /** Planning had to bring somebody later than was told. */
    TOLD_LATER("told-later", false),
    /** Planning had to bring somebody earlier than was told. */
    TOLD_EARLIER("told-earlier", false),
    /** A driver had begun with a job, and the vehicle has dropped out. */
    STRANDED("stranded", false),
    /** An order changed when its driver had begun. */
    ORDER_CHANGED("order-changed", false),
    /** An order was withdrawn when its driver had begun. */
    ORDER_WITHDRAWN("order-withdrawn", false);

    private final String code;
    private final boolean plansAgain;

    AlertKind(String code) {
        this(code, true);
    }

    AlertKind(String code, boolean plansAgain) {
        this.code = code;
        this.plansAgain = plansAgain;
    }

    /** Whether the rest of the day is planned again for it, so that it says then whose pickup changed. */
    public boolean plansAgain() {
        return plansAgain;
    }

    /** As the JSON API and the messages spell it. */
    public String code() {
        return code;
    }
}
