package de.medicalhub.portal.letter.control;

import de.medicalhub.portal.letter.entity.Recipient;
import de.medicalhub.portal.letter.entity.StoredCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes and accounts in memory. */
final class MemoryLetters implements LetterStore, Accounts {
    final Map<String, StoredCode> codes = new HashMap<>();
    final Map<String, String> usernames = new HashMap<>();
    final Map<String, String> passwords = new HashMap<>();
    final Set<String> taken = new HashSet<>();
    Change answer = Change.DONE;
    boolean broken;

    @Override
    public void add(String hash, StoredCode code, String issuedBy, Instant now) {
        codes.values()
                .removeIf(old ->
                        old.fhirUser().equals(code.fhirUser()) && old.used().isEmpty());
        codes.put(hash, code);
    }

    @Override
    public Optional<StoredCode> find(String hash) {
        return Optional.ofNullable(codes.get(hash));
    }

    @Override
    public boolean takeAttempt(String hash, int most) {
        StoredCode code = find(hash).orElseThrow();
        boolean left = code.attempts() < most;
        change(hash, code.attempts() + (left ? 1 : 0), code.used());
        return left;
    }

    @Override
    public void returnAttempt(String hash) {
        change(
                hash,
                find(hash).orElseThrow().attempts() - 1,
                find(hash).orElseThrow().used());
    }

    @Override
    public boolean take(String hash, Instant now) {
        boolean free = find(hash).orElseThrow().used().isEmpty();
        change(hash, find(hash).orElseThrow().attempts(), Optional.of(now));
        return free;
    }

    @Override
    public void giveBack(String hash) {
        change(hash, find(hash).orElseThrow().attempts(), Optional.empty());
    }

    @Override
    public void erase(String fhirUser) {
        codes.values().removeIf(code -> code.fhirUser().equals(fhirUser));
    }

    private void change(String hash, int attempts, Optional<Instant> used) {
        StoredCode old = find(hash).orElseThrow();
        codes.put(
                hash,
                new StoredCode(
                        old.fhirUser(),
                        old.role(),
                        old.username(),
                        old.proof(),
                        old.sealed(),
                        old.expires(),
                        attempts,
                        used));
    }

    @Override
    public Optional<String> usernameOf(String fhirUser) {
        return Optional.ofNullable(usernames.get(fhirUser));
    }

    @Override
    public void delete(String fhirUser) {
        if (broken) {
            throw new IllegalStateException("Keycloak is away.");
        }
        Optional.ofNullable(usernames.remove(fhirUser)).ifPresent(passwords::remove);
    }

    @Override
    public Change set(Recipient recipient, String username, String password) {
        if (broken) {
            throw new IllegalStateException("Keycloak is away.");
        }
        if (taken.contains(username)) {
            return Change.NAME_TAKEN;
        }
        if (answer == Change.DONE) {
            usernames.put(recipient.fhirUser(), username);
            passwords.put(username, password);
        }
        return answer;
    }
}
