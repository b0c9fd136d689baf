"""People on the team and the roles they hold in each language."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from faq.clock import now
from faq.db import Model, db, stored_enum
from faq.people.roles import Permission, Role, permissions_of

if TYPE_CHECKING:

    class UserMixin:
        """What the type checker sees of Flask-Security's mixin, which has no types."""

else:
    # The sign-in library asks its user model for these methods; everything else of it stays
    # in faq/web/accounts.
    from flask_security import UserMixin


class Person(UserMixin, Model):
    """Somebody who signs in to the panel."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    # Part of every session; a new one ends all sessions of this person.
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    # Language of the panel for this person.
    language: Mapped[str] = mapped_column(String(2), default="en")
    qualification: Mapped[str] = mapped_column(String(200), default="")
    qualification_checked_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(default=now)

    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", lazy="selectin"
    )

    @validates("email")
    def _lower(self, _key: str, address: str) -> str:
        return address.strip().lower()

    @property
    def roles(self) -> list["RoleGrant"]:
        """The grants, under the name that the sign-in library looks for."""
        return self.grants

    def roles_in(self, language: str) -> frozenset[Role]:
        """Return the roles this person holds in `language`."""
        return frozenset(grant.role for grant in self.grants if grant.language == language)

    def may(self, permission: Permission, language: str | None = None) -> bool:
        """Tell whether the person may do this in `language`, or in any language if None."""
        roles = (g.role for g in self.grants if language in (None, g.language))
        return self.active and permission in permissions_of(roles)

    def languages(self, permission: Permission) -> list[str]:
        """Return the languages in which the person may do this, sorted."""
        return sorted({g.language for g in self.grants if self.may(permission, g.language)})


class RoleGrant(Model):
    """One role of one person in one language."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("person_id", "role", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(stored_enum(Role, "role"))
    language: Mapped[str] = mapped_column(String(2))

    person: Mapped[Person] = relationship(back_populates="grants")

    @property
    def name(self) -> str:
        """The role's name, under the attribute that the sign-in library looks for."""
        return self.role.value

    def get_permissions(self) -> set[str]:
        """Return nothing: the sign-in library asks, but rights are checked by `Person.may`."""
        return set()


def all_people() -> list[Person]:
    """Return everybody on the team, by address."""
    return list(db.session.scalars(select(Person).order_by(Person.email)))


def person_with_email(address: str) -> Person | None:
    """Return the person with this address, or None."""
    return db.session.scalar(select(Person).where(Person.email == address.strip().lower()))


def people_who_may(permission: Permission, language: str) -> list[Person]:
    """Return the active people who may do this in `language`, by id."""
    everybody = db.session.scalars(select(Person).where(Person.active).order_by(Person.id))
    return [person for person in everybody if person.may(permission, language)]
