package de.medicalhub.transport.papers.entity;

import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.PaperKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** A paper of a carrier's driver or vehicle as stored. */
@Entity
@Table(name = "paper")
public class PaperRow {
    @EmbeddedId
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private Key key;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    /** For JPA. */
    protected PaperRow() {}

    /** Stores this paper. */
    public PaperRow(String carrier, Paper paper) {
        key = new Key(carrier, paper.holder(), paper.kind());
        validUntil = paper.validUntil();
    }

    /** It is valid until then now. */
    public void isValidUntil(LocalDate day) {
        validUntil = day;
    }

    /** The paper that is stored. */
    public Paper toPaper() {
        return new Paper(key.holder, key.kind, validUntil);
    }

    /** One paper of each kind for each holder. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "carrier")
        private String carrier;

        @Column(name = "holder")
        private String holder;

        @Enumerated(EnumType.STRING)
        @Column(name = "kind")
        private PaperKind kind;

        /** For JPA. */
        protected Key() {}

        /** Of that carrier's driver or vehicle. */
        public Key(String carrier, String holder, PaperKind kind) {
            this.carrier = carrier;
            this.holder = holder;
            this.kind = kind;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && carrier.equals(key.carrier)
                    && holder.equals(key.holder)
                    && kind == key.kind;
        }

        @Override
        public int hashCode() {
            return Objects.hash(carrier, holder, kind);
        }
    }
}
