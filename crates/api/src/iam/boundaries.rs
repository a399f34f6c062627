//! Permissions boundaries of users and roles.

use aws::models::iam::{
    DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary, PutRolePermissionsBoundary,
    PutUserPermissionsBoundary,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// The two operations of one kind of entity, which `name` names.
macro_rules! boundaries {
    ($kind:ident, $name:ident, $put:ident, $delete:ident) => {
        impl Operation for $put {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($put));
                let demand = subject::on(action, Kind::$kind, &input.$name, context);
                vec![subject::bounded(demand, Some(&input.permissions_boundary))]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.put_boundary(first(grants)?, Kind::$kind, input.permissions_boundary).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $delete {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($delete)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                _input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.delete_boundary(first(grants)?, Kind::$kind).await?;
                Ok(Self::Output::default())
            }
        }
    };
}

boundaries!(User, user_name, PutUserPermissionsBoundary, DeleteUserPermissionsBoundary);
boundaries!(Role, role_name, PutRolePermissionsBoundary, DeleteRolePermissionsBoundary);
