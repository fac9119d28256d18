package de.medicalhub.transport.driving.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.driving.entity.WithoutCode;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoardingTest {
    private static final Optional<BoardingCode> CODE = Optional.of(new BoardingCode("0417"));

    @Test
    @DisplayName("16: who says the code boards; the wrong one and none are refused with their own sentences")
    void codeIsSaid() {
        assertThat(said("04 17").refusal(CODE)).isEmpty();
        assertThat(said("0417").kept(CODE)).contains("code");
        assertThat(said("4170").refusal(CODE)).contains("step.boarding-code-wrong");
        assertThat(Boarding.NOTHING.refusal(CODE)).contains("step.boarding-code-missing");
    }

    @Test
    @DisplayName("16: without the code the reason is kept, whatever was typed before")
    void reasonIsKept() {
        Boarding named = new Boarding(Optional.of("1"), Optional.of(WithoutCode.NAMED_BY_STAFF));
        assertThat(named.refusal(CODE)).isEmpty();
        assertThat(named.kept(CODE)).contains("named-by-staff");
    }

    @Test
    @DisplayName("19: who boarded without the network is kept as it was: with a wrong code, or not asked")
    void whatHappenedIsKept() {
        assertThat(said("4170").kept(CODE)).contains("wrong-code");
        assertThat(Boarding.NOTHING.kept(CODE)).contains("no-code");
    }

    @Test
    @DisplayName("16: a ride that was ordered before there were codes asks for nothing")
    void olderRidesAskForNothing() {
        assertThat(Boarding.NOTHING.refusal(Optional.empty())).isEmpty();
        assertThat(Boarding.NOTHING.kept(Optional.empty())).isEmpty();
    }

    @Test
    @DisplayName("16: a code has four digits, also a small one")
    void fourDigits() {
        SecureRandom chance = new SecureRandom();
        assertThat(Stream.generate(() -> BoardingCode.random(chance).text()).limit(500))
                .allMatch(text -> text.matches("[0-9]{4}"));
    }

    private static Boarding said(String code) {
        return new Boarding(Optional.of(code), Optional.empty());
    }
}
