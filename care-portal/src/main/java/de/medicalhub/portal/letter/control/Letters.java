package de.medicalhub.portal.letter.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.letter.entity.LetterCode;
import de.medicalhub.portal.letter.entity.PrintedLetter;
import de.medicalhub.portal.letter.entity.Recipient;
import de.medicalhub.portal.letter.entity.Redemption;
import de.medicalhub.portal.letter.entity.Redemption.Outcome;
import de.medicalhub.portal.letter.entity.StoredCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Prints codes and redeems them (T1 to T6). */
@ApplicationScoped
public class Letters {
    /** How long a code holds. */
    public static final Duration HOLDS = Duration.ofDays(14);

    /** In characters; also what Keycloak asks for. */
    public static final int SHORTEST_PASSWORD = 12;

    static final int ATTEMPTS = 5;
    private static final int NUMBERS = 10_000_000;
    private static final int FURTHER_NAMES = 5;

    private final LetterStore store;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Letters(LetterStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** For the proxy only. */
    @SuppressWarnings("NullAway") // CDI never calls a method of this object.
    protected Letters() {
        this(null, null, null);
    }

    /** Whether the person has an account already, whose password a letter would end. */
    public boolean hasAccount(Recipient recipient) {
        return accounts.usernameOf(recipient.fhirUser()).isPresent();
    }

    /**
     * A new letter; whether the caller may print it is decided before.
     *
     * @param birthDate of the patient
     * @param issuedBy user name of who prints it
     */
    public PrintedLetter print(Recipient recipient, LocalDate birthDate, String issuedBy) {
        Instant now = clock.instant();
        LetterCode code = LetterCode.random(random);
        String username = accounts.usernameOf(recipient.fhirUser()).orElseGet(this::freshName);
        StoredCode stored = new StoredCode(
                recipient.fhirUser(),
                recipient.role(),
                username,
                code.proof(birthDate),
                code.seal(recipient.given() + "\n" + recipient.family()),
                now.plus(HOLDS),
                0,
                Optional.empty());
        store.add(code.hash(), stored, issuedBy, now);
        return new PrintedLetter(code, username, stored.expires());
    }

    /**
     * Makes the account.
     *
     * @param typed the code as it was typed
     */
    public Redemption redeem(String typed, LocalDate birthDate, String password) {
        Optional<LetterCode> code = LetterCode.parse(typed);
        Optional<StoredCode> stored = code.flatMap(known -> store.find(known.hash()));
        if (code.isEmpty() || stored.isEmpty()) {
            return Redemption.refused(Outcome.UNKNOWN);
        }
        return refuse(code.get(), stored.get(), birthDate, password)
                .map(Redemption::refused)
                .orElseGet(() -> redeem(code.get(), stored.get(), password));
    }

    /** Somebody is no more in the record: neither codes nor the account are left (T9). */
    public void forget(String fhirUser) {
        store.erase(fhirUser);
        accounts.delete(fhirUser);
    }

    private Optional<Outcome> refuse(LetterCode code, StoredCode stored, LocalDate birthDate, String password) {
        if (stored.used().isPresent()) {
            return Optional.of(Outcome.USED);
        }
        if (!clock.instant().isBefore(stored.expires())) {
            return Optional.of(Outcome.EXPIRED);
        }
        if (!store.takeAttempt(code.hash(), ATTEMPTS)) {
            return Optional.of(Outcome.BLOCKED);
        }
        if (!code.proves(birthDate, stored.proof())) {
            return Optional.of(stored.attempts() + 1 >= ATTEMPTS ? Outcome.BLOCKED : Outcome.WRONG_DATE);
        }
        store.returnAttempt(code.hash());
        boolean weak = password.length() < SHORTEST_PASSWORD || password.equalsIgnoreCase(stored.username());
        return weak ? Optional.of(Outcome.WEAK) : Optional.empty();
    }

    private Redemption redeem(LetterCode code, StoredCode stored, String password) {
        if (!store.take(code.hash(), clock.instant())) {
            return Redemption.refused(Outcome.USED);
        }
        String[] name = code.open(stored.sealed()).split("\n", 2);
        Recipient recipient = new Recipient(stored.fhirUser(), stored.role(), name[0], name[1]);
        try {
            return make(recipient, stored.username(), password, code);
        } catch (RuntimeException broken) {
            store.giveBack(code.hash());
            throw broken;
        }
    }

    /** Somebody else may have got the same name since the letter was printed: then another one is drawn, and told. */
    private Redemption make(Recipient recipient, String printed, String password, LetterCode code) {
        String username = printed;
        Accounts.Change change = accounts.set(recipient, username, password);
        for (int name = 0; change == Accounts.Change.NAME_TAKEN && name < FURTHER_NAMES; name++) {
            username = freshName();
            change = accounts.set(recipient, username, password);
        }
        return switch (change) {
            case DONE -> Redemption.done(username);
            case OTHER_ROLE -> Redemption.refused(Outcome.OTHER_ROLE);
            case NAME_TAKEN -> throw new HubException(ProblemKind.UNAVAILABLE, "No name for an account is free.");
            case WEAK_PASSWORD -> {
                store.giveBack(code.hash());
                yield Redemption.refused(Outcome.WEAK);
            }
        };
    }

    private String freshName() {
        return String.format(Locale.ROOT, "mh%07d", random.nextInt(NUMBERS));
    }
}
