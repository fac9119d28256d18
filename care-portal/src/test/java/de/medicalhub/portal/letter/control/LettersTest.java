package de.medicalhub.portal.letter.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.letter.entity.PrintedLetter;
import de.medicalhub.portal.letter.entity.Recipient;
import de.medicalhub.portal.letter.entity.Redemption;
import de.medicalhub.portal.letter.entity.Redemption.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final LocalDate BORN = LocalDate.of(1940, 3, 24);
    private static final String PASSWORD = "apfel birne kirsche";
    private static final Recipient ANNE = new Recipient("Patient/p", Role.PATIENT, "Änne", "Schäfer");

    private final MemoryLetters memory = new MemoryLetters();
    private final Letters letters = at(NOW);

    @Test
    @DisplayName("T3, T5 the code with the date of birth makes the account, once")
    void makesTheAccountOnce() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        Redemption done = redeem(letter, BORN, PASSWORD);
        assertThat(done.outcome()).isEqualTo(Outcome.DONE);
        assertThat(done.username()).isEqualTo(letter.username());
        assertThat(memory.passwords).containsEntry(letter.username(), PASSWORD);
        assertThat(redeem(letter, BORN, PASSWORD).outcome()).isEqualTo(Outcome.USED);
    }

    @Test
    @DisplayName("T3 after five wrong dates the right one is too late")
    void fiveAttempts() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        for (int attempt = 1; attempt < Letters.ATTEMPTS; attempt++) {
            assertThat(redeem(letter, BORN.plusDays(attempt), PASSWORD).outcome())
                    .isEqualTo(Outcome.WRONG_DATE);
        }
        assertThat(redeem(letter, BORN.plusYears(1), PASSWORD).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(redeem(letter, BORN, PASSWORD).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(memory.passwords).isEmpty();
    }

    @Test
    @DisplayName(
            "T3 who looks with five wrong dates at the same moment has used them up before any of them is looked at")
    void attemptsAreTakenFirst() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        for (int other = 0; other < Letters.ATTEMPTS; other++) {
            assertThat(memory.takeAttempt(letter.code().hash(), Letters.ATTEMPTS))
                    .isTrue();
        }
        assertThat(redeem(letter, BORN, PASSWORD).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(memory.passwords).isEmpty();
    }

    @Test
    @DisplayName("T3 the right date costs no attempt, however often the password is too weak")
    void theRightDateCostsNothing() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        for (int attempt = 0; attempt <= Letters.ATTEMPTS; attempt++) {
            assertThat(redeem(letter, BORN, "kurz").outcome()).isEqualTo(Outcome.WEAK);
        }
        assertThat(redeem(letter, BORN, PASSWORD).isDone()).isTrue();
    }

    @Test
    @DisplayName("T5 a name that is somebody else's by then is replaced by another one, which is told")
    void nameTaken() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        memory.taken.add(letter.username());
        Redemption done = redeem(letter, BORN, PASSWORD);
        assertThat(done.isDone()).isTrue();
        assertThat(done.username()).isNotEqualTo(letter.username()).matches("mh[0-9]{7}");
        assertThat(memory.passwords).containsOnlyKeys(done.username());
    }

    @Test
    @DisplayName("T3 it holds fourteen days")
    void expires() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        Letters later = at(NOW.plus(Letters.HOLDS));
        assertThat(later.redeem(letter.code().grouped(), BORN, PASSWORD).outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(at(NOW.plus(Letters.HOLDS).minus(Duration.ofSeconds(1)))
                        .redeem(letter.code().grouped(), BORN, PASSWORD)
                        .isDone())
                .isTrue();
    }

    @Test
    @DisplayName("T2 a new letter makes the older one worthless and keeps the account's name")
    void theNewestCounts() {
        PrintedLetter first = letters.print(ANNE, BORN, "discharge1");
        assertThat(redeem(first, BORN, PASSWORD).isDone()).isTrue();
        PrintedLetter second = letters.print(ANNE, BORN, "gp1");
        PrintedLetter third = letters.print(ANNE, BORN, "gp1");
        assertThat(third.username()).isEqualTo(first.username());
        assertThat(redeem(second, BORN, PASSWORD).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(redeem(third, BORN, "noch ein anderes Wort").isDone()).isTrue();
        assertThat(memory.passwords).containsEntry(first.username(), "noch ein anderes Wort");
    }

    @Test
    @DisplayName("T5 what the sign-in service refuses or cannot do leaves the code as it was")
    void aFaultCostsNothing() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        assertThat(redeem(letter, BORN, "kurz").outcome()).isEqualTo(Outcome.WEAK);
        memory.answer = Accounts.Change.WEAK_PASSWORD;
        assertThat(redeem(letter, BORN, PASSWORD).outcome()).isEqualTo(Outcome.WEAK);
        memory.broken = true;
        assertThatThrownBy(() -> redeem(letter, BORN, PASSWORD)).isInstanceOf(IllegalStateException.class);
        memory.broken = false;
        memory.answer = Accounts.Change.DONE;
        assertThat(redeem(letter, BORN, PASSWORD).isDone()).isTrue();
    }

    @Test
    @DisplayName("T6 there are letters for patients and relatives only")
    void onlyForPatientsAndRelatives() {
        assertThatThrownBy(() -> new Recipient("Practitioner/gp-1", Role.GP, "F", "T"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recipient("Patient/p", Role.RELATIVE, "F", "T"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(String words) {
        return HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("T4 what is kept tells neither name nor date nor code")
    void whatIsKeptTellsNothing() {
        PrintedLetter letter = letters.print(ANNE, BORN, "discharge1");
        memory.codes.forEach((hash, stored) -> {
            String kept = hash + stored.sealed() + stored.proof();
            assertThat(kept)
                    .matches("[0-9a-f]+")
                    .doesNotContain(
                            "19400324", hex(BORN.toString()), hex(letter.code().signs()), hex("discharge1"));
        });
    }

    @Test
    @DisplayName(
            "T9 of somebody erased neither codes nor account are left; while accounts cannot be asked, that is said")
    void theErasedAreForgotten() {
        redeem(letters.print(ANNE, BORN, "discharge1"), BORN, PASSWORD);
        letters.print(ANNE, BORN, "discharge1");
        memory.broken = true;
        assertThatThrownBy(() -> letters.forget("Patient/p")).isInstanceOf(IllegalStateException.class);
        memory.broken = false;
        letters.forget("Patient/p");
        assertThat(letters.hasAccount(ANNE)).isFalse();
        assertThat(memory.codes).isEmpty();
        assertThat(memory.passwords).isEmpty();
        letters.forget("Patient/p");
    }

    private Letters at(Instant moment) {
        return new Letters(memory, memory, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private Redemption redeem(PrintedLetter letter, LocalDate born, String password) {
        return letters.redeem(letter.code().grouped(), born, password);
    }
}
