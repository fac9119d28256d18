@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.consultation.control;
