package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.IdentitySeen;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.ReceiverKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who signed at a door, and with what: the columns that a hand-over and a proof that was only kept share; never changed. */
@Embeddable
public class Signing {
    @Column(name = "receiver")
    private String receiver;

    @Column(name = "signature")
    private byte[] signature;

    @Column(name = "relation")
    private @Nullable String relation;

    @Column(name = "identity")
    private @Nullable String identity;

    @Column(name = "second_name")
    private @Nullable String secondName;

    @Column(name = "second_signature")
    private byte @Nullable [] secondSignature;

    @Column(name = "driver")
    private String driver;

    /** For JPA. */
    protected Signing() {}

    /** As the driver's phone sent it. */
    public Signing(Proof proof, String driver) {
        this.receiver = proof.receiver();
        this.signature = proof.signature();
        this.relation = proof.kind().map(ReceiverKind::code).orElse(null);
        this.identity = proof.identity().map(IdentitySeen::code).orElse(null);
        this.secondName = proof.second().map(Proof::receiver).orElse(null);
        this.secondSignature = proof.second().map(Proof::signature).orElse(null);
        this.driver = driver;
    }

    /** Who signed. */
    public String receiver() {
        return receiver;
    }

    /** The signature as PNG. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Who signed beside, if two had to. */
    public Optional<String> secondName() {
        return Optional.ofNullable(secondName);
    }

    /** That signature as PNG. */
    public Optional<byte[]> secondSignature() {
        return Optional.ofNullable(secondSignature).map(byte[]::clone);
    }
}
